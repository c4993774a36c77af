/** Likeness of projects: pure, in whole numbers, the same on every machine. */
export { Comparison, saysSomething } from './comparison';
export type { Candidate, Explanation } from './comparison';
export type { Profile } from './profile';
export { sketchOf } from './sketch';
export type { Sketch } from './sketch';
