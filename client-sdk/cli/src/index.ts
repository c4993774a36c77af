/**
 * The `oneplusn` command as a function, for programs that bring it along.
 * @packageDocumentation
 */
export { exitCodes } from './errors/exit-codes';
export type { ExitCode } from './errors/exit-codes';
export { main } from './main';
export { widthOf, wrap } from './render/width';
export { processSurroundings } from './surroundings';
export type { Sink, Surroundings } from './surroundings';
