import { OnePlusNError, isProblem, type ErrorDescriptor, type Problem } from '@oneplusn/errors';
import { lexicon } from './lexicon';

/** What a refusal may hold: what is the same in JSON. */
export type LedgerArgument = string | number | Problem | readonly Problem[];
/** What the messages of ledger errors name. */
export type LedgerArguments = Readonly<Record<string, LedgerArgument>>;

/**
 * A refusal by the rules of the contracts: typed, numbered, in two languages.
 *
 * In chaincode it travels as JSON inside the chaincode error message; the SDK rebuilds it from there with
 * `LedgerError.parse`.
 */
export class LedgerError extends OnePlusNError {
  override readonly name: string = 'LedgerError';
  declare readonly args: LedgerArguments;

  constructor(descriptor: ErrorDescriptor, given: LedgerArguments, options?: ErrorOptions) {
    super(descriptor, given, options, lexicon);
  }

  /**
   * The form that travels inside a chaincode error message: data, and its English sentence for clients that know no
   * table.
   */
  serialize(): string {
    return JSON.stringify({ code: this.code, message: this.text('en').message, args: this.args });
  }

  /**
   * Finds a travelling error in any text that holds one (Fabric prefixes the chaincode's message with its own words).
   */
  static parse(text: string, table: ReadonlyMap<string, ErrorDescriptor>): LedgerError | undefined {
    const start = text.indexOf('{"code":"');
    if (start < 0) return undefined;
    const travelling = jsonIn(text.slice(start, endOfObject(text, start))) as Travelling | undefined;
    const descriptor = travelling && table.get(travelling.code);
    return descriptor && new LedgerError(descriptor, argumentsIn(travelling.args));
  }
}

interface Travelling {
  readonly code: string;
  readonly args?: unknown;
}

/** Where the JSON object that begins at `start` ends; braces within strings are none of its own. */
function endOfObject(text: string, start: number): number {
  const marks = /[{}"]|\\./gs;
  marks.lastIndex = start;
  let [depth, quoted] = [0, false];
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') quoted = !quoted;
    else if (!quoted && mark[0] === '{') depth += 1;
    else if (!quoted && mark[0] === '}' && --depth === 0) return marks.lastIndex;
  }
  return text.length;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What came over the network may be anything: what is no argument is left out. */
function argumentsIn(given: unknown): LedgerArguments {
  const entries = Object.entries(Object(given) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, LedgerArgument] => isArgument(entry[1])));
}

const isArgument = (value: unknown): value is LedgerArgument =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  isProblem(value) ||
  (Array.isArray(value) && value.every((each) => isProblem(each)));

/** Makes the error a descriptor names, with the arguments its texts need: a missing one is a compile error. */
export function fail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, LedgerArgument>>,
): LedgerError {
  return new LedgerError(descriptor, args);
}
