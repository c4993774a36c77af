/**
 * What every error of the product is made of: numbered rows with both texts and a remedy, typed arguments, problems as
 * data, one base class, and what a message may repeat of what it was given. It depends on nothing.
 * @packageDocumentation
 */
import './check-node';

export { OnePlusNError } from './base';
export { chainOf } from './chain';
export { errorTable, referenceOf } from './descriptor';
export type { ErrorDescriptor, ErrorRow, ErrorTable } from './descriptor';
export { isOnePlusNError } from './guard';
export { isProblem, problemTable, problemWith } from './problem';
export type { Problem, ProblemArgument, ProblemArguments, ProblemDescriptor, ProblemTable } from './problem';
export { plainWords, saidIn, sayProblem } from './say';
export type { Argument, Arguments, Lexicon, Words } from './say';
export { withoutSecrets, withoutSecretsIn } from './secrets';
export { isContent, shownField, shownSource, shownWord } from './shown';
export { fill, fillBoth, joined, placeholdersOf } from './text';
export type { Language, Placeholders, Text } from './text';
export { toldIn } from './told';
export type { Told } from './told';
