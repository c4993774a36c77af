/**
 * A working sub-application to begin with: `npm create @oneplusn/app my-service`.
 * @packageDocumentation
 */
export { createApp, nextSteps } from './create';
export type { Created } from './create';
export { CreateError } from './errors/create-error';
export { createErrors } from './errors/table';
