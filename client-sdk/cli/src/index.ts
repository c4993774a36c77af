/**
 * The `oneplusn` command as a function, for programs that bring it along.
 * @packageDocumentation
 */
export { exitCodes } from './errors/outcome';
export type { ExitCode } from './errors/outcome';
export { main } from './main';
export { widthOf, wrap } from './render/width';
export { processSurroundings } from './surroundings';
export type { Sink, Surroundings } from './surroundings';
