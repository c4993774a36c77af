import {
  OnePlusNError,
  type Argument,
  type Arguments,
  type ErrorDescriptor,
  type Language,
  type Text,
  type Told,
} from '@oneplusn/errors';
import { lexicon } from './problems';

/** The command was used wrongly: nothing was sent. */
export class UsageError extends OnePlusNError {
  override readonly name = 'UsageError';

  constructor(
    descriptor: ErrorDescriptor,
    given: Arguments,
    /** More that helps, such as a likely spelling. */
    readonly hint?: Text,
  ) {
    super(descriptor, given, undefined, lexicon);
  }

  override text(language: Language): Told {
    const { message, remedy } = super.text(language);
    return { message, remedy: this.hint ? `${this.hint[language]}; ${remedy}` : remedy };
  }
}

/** Makes the error of a row: a missing argument is a compile error. */
export function misuse<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  hint?: Text,
): UsageError {
  return new UsageError(descriptor, args, hint);
}
