/** The command of one transaction, made from its description. */
import { randomBytes } from 'node:crypto';
import { limits, problems, type Encoding, type Transaction } from '@oneplusn/api';
import { isContent, problemWith } from '@oneplusn/errors';
import type { Ledger } from '@oneplusn/sdk';
import { Command, Option } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { readDocument } from '../options/document';
import { addEncoding, encodingOf } from '../options/encoding';
import { entriesOf } from '../options/entries';
import { flagsOf, helpOf, kebab, type Flag } from '../options/flags';
import { nameOf, wantedOf } from '../options/globals';
import { checked } from '../options/input';
import { inputOf, type Words } from '../options/words';
import type { Session } from '../session';
import { sayIn } from '../language/say';

type Given = Readonly<Record<string, unknown>>;

/** What may be changed in a derived command. */
export interface Override {
  readonly name?: string;
  readonly alias?: string;
  /** More options, and what they mean for the words given. */
  readonly extra?: (command: Command, session: Session) => void;
  readonly words?: (options: Given) => Words;
  /** Answers in the place of the ledger; undefined where the ledger is to be asked. */
  readonly instead?: (session: Session, command: Command, input: unknown) => Promise<object | undefined>;
  /** Told beside the ledger's answer. */
  readonly beside?: (session: Session) => object;
}

/** Makes the command; it calls the transaction and prints the answer. */
export function transactionCommand(session: Session, transaction: Transaction, override: Override = {}): Command {
  const command = describedCommand(session, transaction, override.name);
  if (override.alias !== undefined) command.alias(override.alias);
  override.extra?.(command, session);
  const flags = flagsOf(transaction);
  return command.action(async (...args: unknown[]) => {
    const options = command.opts<Given>();
    const words = { ...wordsOf(flags, args, options), ...override.words?.(options) };
    const inputFrom = (document: unknown) => inputOf(transaction, flags, words, document);
    await callAndPrint(session, command, transaction, inputFrom, override);
  });
}

/** The command with its arguments and options, and nothing to do yet. */
function describedCommand(session: Session, transaction: Transaction, name = actionOf(transaction)): Command {
  const { language } = session.settings;
  const command = new Command(kebab(name)).description(transaction.summary[language]);
  const flags = flagsOf(transaction);
  for (const flag of flags) {
    if (flag.positional) command.argument(`[${kebab(flag.field)}]`, helpOf(flag, language));
    else addOption(command, flag, helpOf(flag, language));
  }
  const say = sayIn({ language });
  if (isPaged(transaction)) command.option('--all', say('列出全部, 不分页', 'all of it, not one page'));
  command.option(
    '--input <file>',
    say('全部输入取自 JSON 或 YAML 文件; - 为标准输入', 'take the input from a JSON or YAML file; - is stdin'),
  );
  if (transaction.transient) {
    const fields = Object.keys(entriesOf(transaction.transient)).filter((field) => !made.has(field));
    const needed = fields.join(', ');
    const text = say(
      `不上链的数据取自文件: ${needed}; - 为标准输入`,
      `data that stays off the ledger, from a file: ${needed}; - is stdin`,
    );
    if (fields.length > 0) command.option('--transient <file>', text);
  }
  if (transaction.kind === 'submit') {
    command.option(
      '--request-id <id>',
      say(
        '本次写入的请求编号; 用同一编号重试不会重复写入',
        'your name for this write: trying again with it writes nothing twice',
      ),
    );
  }
  addEncoding(command, language);
  const usage = flags.filter(({ positional }) => positional).map((flag) => flag.name);
  return command.usage([...usage, `[${say('选项', 'options')}]`].join(' '));
}

/** `records.putConditional` is the action `putConditional`. */
export const actionOf = ({ name }: Transaction): string => name.slice(name.indexOf('.') + 1);

function addOption(command: Command, flag: Flag, help: string): void {
  const { codec, name, required, fallback } = flag;
  if (codec.placeholder === undefined) {
    command.option(name, help);
    if (required || fallback === true) command.option(name.replace('--', '--no-'), help);
    return;
  }
  const option = new Option(`${name} <${codec.placeholder}>`, help);
  command.addOption(
    option.argParser((word: string, before: readonly string[] | undefined) => [...(before ?? []), word]),
  );
}

/** The words that commander found, by field. */
export function wordsOf(flags: readonly Flag[], args: readonly unknown[], options: Given): Words {
  const words: Record<string, readonly string[]> = {};
  flags
    .filter(({ positional }) => positional)
    .forEach(({ field }, i) => {
      const word = args[i];
      if (typeof word === 'string') words[field] = [word];
    });
  for (const { field, positional } of flags) {
    const given = options[field];
    if (positional || given === undefined) continue;
    words[field] = Array.isArray(given) ? given.map(String) : [given === false ? 'no' : 'yes'];
  }
  return words;
}

/** Secrets that have no meaning but to be unknown are made here, so that nobody has to. */
const made = new Set(['salt', 'secret']);

/** The transient data of a call: from a file, with what is secret made up. */
async function transientOf(
  session: Session,
  transaction: Transaction,
  file: string | undefined,
  encoding: Encoding | undefined,
): Promise<unknown> {
  const schema = transaction.transient;
  if (!schema) return undefined;
  const given = file === undefined ? {} : readDocument(await session.read(file, encoding), file);
  const fields = Object.keys(entriesOf(schema)).filter((field) => made.has(field));
  const secrets = Object.fromEntries(fields.map((field) => [field, randomBytes(32).toString('hex')]));
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw misuse(cliErrors.badValue, {
      given: '--transient',
      problem: problemWith(problems.shape.members),
    });
  }
  return checked(transaction, schema, { ...secrets, ...given }, (field) => `--transient (${field})`);
}

/** Calls a transaction with what a command was given, and prints the answer. */
export async function callAndPrint(
  session: Session,
  command: Command,
  transaction: Transaction,
  inputFrom: (document: unknown) => unknown,
  { instead, beside }: Pick<Override, 'instead' | 'beside'> = {},
): Promise<void> {
  const {
    input: file,
    transient: transientFile,
    requestId,
    all,
  } = command.opts<{ input?: string; transient?: string; requestId?: string; all?: boolean }>();
  const encoding = encodingOf(command);
  const input = inputFrom(file === undefined ? undefined : await inputIn(session, file, encoding));
  const other = await instead?.(session, command, input);
  if (other) return session.answer(transaction, other);
  const transient = await transientOf(session, transaction, transientFile, encoding);
  const ledger = await session.connect(wantedOf(command), transaction.kind, nameOf(command));
  const options = {
    onCommit: session.committed,
    ...(requestId === undefined ? {} : { requestId }),
    ...(transient === undefined ? {} : { transient }),
  };
  const answer =
    all || (session.settings.csv && isPaged(transaction))
      ? await allPages(ledger, transaction, input, transient)
      : await ledger.call(transaction, input, options);
  session.answer(transaction, beside ? { ...(answer as object), ...beside(session) } : answer);
}

const isPaged = (transaction: Transaction): boolean => 'after' in entriesOf(transaction.input);

/** The input that a file holds, or that stands in its place. */
async function inputIn(session: Session, file: string, encoding: Encoding | undefined): Promise<unknown> {
  return readDocument(isContent(file) ? file : await session.read(file, encoding), file);
}

/** All pages as one. */
async function allPages(
  ledger: Ledger,
  transaction: Transaction,
  input: unknown,
  transient: unknown,
): Promise<unknown> {
  const items: unknown[] = [];
  let rest: object = {};
  let after: string | undefined;
  do {
    const wanted = { size: limits.page, ...(input as object), ...(after === undefined ? {} : { after }) };
    const page = (await ledger.call(transaction, wanted, transient === undefined ? {} : { transient })) as {
      items: unknown[];
      next?: string;
    };
    const { items: found, next, ...others } = page;
    for (const item of found) items.push(item);
    rest = merged(rest, others);
    after = next;
  } while (after !== undefined);
  return { items, ...rest };
}

/** Lists that stand beside the items of each page are joined. */
function merged(before: object, page: object): object {
  const sum: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(page))
    sum[name] =
      Array.isArray(value) && Array.isArray(sum[name]) ? [...(sum[name] as unknown[]), ...(value as unknown[])] : value;
  return sum;
}
