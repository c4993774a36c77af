import { placeholdersOf, type Placeholders, type Text } from './text';

/** One row of an error table. `code` is stable for ever, e.g. `ACCESS-104`; a code is never given a second meaning. */
export interface ErrorDescriptor<Names extends string = string> {
  readonly code: string;
  readonly message: Text;
  /** What the reader should do about it. */
  readonly remedy: Text;
  /** Where it is documented, from the root of the repository. */
  readonly docs: string;
  /** The arguments that message and remedy name. */
  readonly placeholders: readonly Names[];
}

/** A row as it is written. */
export interface ErrorRow {
  readonly number: number;
  readonly message: Text;
  readonly remedy: Text;
}

type English<R extends ErrorRow> = Placeholders<R['message']['en'] | R['remedy']['en']>;

/** A row whose Chinese names what its English does not, or leaves out what its message names, does not compile. */
type Consistent<R extends ErrorRow> = [Placeholders<R['message']['zh']>] extends [Placeholders<R['message']['en']>]
  ? [Placeholders<R['message']['en']>] extends [Placeholders<R['message']['zh']>]
    ? [Placeholders<R['remedy']['zh']>] extends [English<R>]
      ? unknown
      : { readonly remedy: 'the Chinese names an argument that the English does not' }
    : { readonly message: 'the Chinese leaves out an argument of the English' }
  : { readonly message: 'the Chinese names an argument that the English does not' };

/** A package's errors by their names. */
export type ErrorTable<T extends Readonly<Record<string, ErrorRow>>> = {
  readonly [K in keyof T]: ErrorDescriptor<English<T[K]>>;
};

/**
 * Makes one family's table: rows get the code `FAMILY-number`.
 * @param page where they are documented; the generated reference has a place for each of its own
 */
export function errorTable<const T extends Readonly<Record<string, ErrorRow>>>(
  family: string,
  rows: T & { readonly [K in keyof T]: Consistent<T[K]> },
  page?: string,
): ErrorTable<T> {
  const entries = Object.entries<ErrorRow>(rows).map(([name, row]) => [name, describe(family, row, page)]);
  return Object.fromEntries(entries) as ErrorTable<T>;
}

function describe(family: string, { number, message, remedy }: ErrorRow, page?: string): ErrorDescriptor {
  const code = `${family}-${number}`;
  const placeholders = placeholdersOf(message.en, remedy.en);
  return { code, message, remedy, docs: page ?? referenceOf(code), placeholders };
}

/** The place of a code in the generated reference. */
export const referenceOf = (code: string): string => `docs/reference/transactions.md#${code.toLowerCase()}`;
