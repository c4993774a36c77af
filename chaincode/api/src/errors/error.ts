import type { Json } from '../canonical';
import { withoutSecretsIn } from './shown';
import { fill } from './text';
import type { ErrorArguments, Text } from './text';
import { wordsIn } from './wording';

/** One row of an error table. `code` is stable for ever, e.g. `ACCESS-104`; a code is never given a second meaning. */
export interface ErrorDescriptor<En extends string = string> {
  readonly code: string;
  readonly message: Text<En>;
  /** What the reader should do about it. */
  readonly remedy: Text;
}

interface Row<En extends string> {
  readonly number: number;
  readonly message: Text<En>;
  readonly remedy: Text;
}

/** Makes one domain's table: rows get the code `DOMAIN-number`. */
export function errorTable<const T extends Record<string, Row<string>>>(
  domain: string,
  rows: T,
): { readonly [K in keyof T]: ErrorDescriptor<T[K]['message']['en']> } {
  const entries = Object.entries(rows).map(([name, { number, ...row }]) => [
    name,
    { code: `${domain}-${number}`, ...row },
  ]);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: ErrorDescriptor<T[K]['message']['en']> };
}

/**
 * A refusal by the rules: typed, numbered, in two languages.
 *
 * In chaincode it travels as JSON inside the chaincode error message; the SDK rebuilds it from there with `LedgerError.parse`.
 */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly descriptor: ErrorDescriptor;

  constructor(descriptor: ErrorDescriptor, given: Readonly<Record<string, string | number>>, options?: ErrorOptions) {
    const args = withoutSecretsIn(given);
    super(`${descriptor.code} ${fill(descriptor.message.en, args)}. ${fill(descriptor.remedy.en, args)}`, options);
    this.code = descriptor.code;
    this.args = args;
    this.descriptor = descriptor;
  }

  /** True when this is the error that the descriptor names: `error.is(errors.access.grantExpired)`. */
  is(descriptor: ErrorDescriptor): boolean {
    return this.code === descriptor.code;
  }

  /** The message and what to do, in one language. */
  text(language: 'zh' | 'en'): { message: string; remedy: string } {
    const { message, remedy } = this.descriptor;
    const words = wordsIn(language, this.args);
    return { message: fill(message[language], words), remedy: fill(remedy[language], words) };
  }

  /** The form that travels inside a chaincode error message. */
  serialize(): string {
    const travelling: Json = { code: this.code, args: this.args };
    return JSON.stringify(travelling);
  }

  /** Finds a travelling error in any text that holds one (Fabric prefixes the chaincode's message with its own words). */
  static parse(text: string, table: ReadonlyMap<string, ErrorDescriptor>): LedgerError | undefined {
    const start = text.indexOf('{"code":"');
    if (start < 0) return undefined;
    for (let end = text.indexOf('}', start); end >= 0; end = text.indexOf('}', end + 1)) {
      const travelling = jsonIn(text.slice(start, end + 1)) as Travelling | undefined;
      const descriptor = travelling && table.get(travelling.code);
      if (travelling) return descriptor && new LedgerError(descriptor, travelling.args ?? {});
    }
    return undefined;
  }
}

interface Travelling {
  readonly code: string;
  readonly args?: Record<string, string | number>;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Makes the error a descriptor names, with the arguments its message needs: a missing one is a compile error. */
export function fail<En extends string>(descriptor: ErrorDescriptor<En>, args: ErrorArguments<En>): LedgerError {
  return new LedgerError(descriptor, args as Record<string, string | number>);
}
