import { withoutSecretsIn, type ErrorArguments, type ErrorDescriptor, type Text } from '@oneplusn/api';
import { say, type Language } from '../language/language';

type Argument = string | number | Text;

/** The arguments a message needs; words of ours among them come in both languages. */
type Arguments<En extends string> = { [Name in keyof ErrorArguments<En>]: Argument };

/** The command was used wrongly: nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: string;

  constructor(
    readonly descriptor: ErrorDescriptor,
    private readonly given: Readonly<Record<string, Argument>>,
    /** More that helps, such as a likely spelling. */
    readonly hint?: Text,
  ) {
    super(descriptor.code);
    this.code = descriptor.code;
    this.message = `${this.code} ${say(descriptor.message, 'en', this.argumentsIn('en'))}`;
  }

  argumentsIn(language: Language): Record<string, string | number> {
    const said = Object.entries(this.given).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]);
    return withoutSecretsIn(Object.fromEntries(said) as Record<string, string | number>);
  }
}

/** Makes the error of a row: a missing argument is a compile error. */
export function misuse<En extends string>(
  descriptor: ErrorDescriptor<En>,
  args: Arguments<En>,
  hint?: Text,
): UsageError {
  return new UsageError(descriptor, args, hint);
}
