import type { OutputOf, PageOf, Transaction } from '@oneplusn/api';
import { issueProblem, problems, transactions } from '@oneplusn/api';
import { problemWith, shownField, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { channelFirst } from './channel';
import { evaluate } from './evaluate';
import { publish } from './follow';
import type { CallOptions, Methods } from './methods';
import { itemsOf, pagesOf } from './pages';
import { prepare } from './prepare';
import type { Session } from './session';
import { submitShared } from './shared';

type Options = CallOptions & { readonly transient?: unknown };

/** Makes one call from its description: checks the input, reads or writes, checks the answer. */
export async function invoke<T extends Transaction>(
  session: Session,
  transaction: T,
  input: unknown,
  options: Options = {},
): Promise<OutputOf<T>> {
  try {
    const call = prepare(transaction, input, options, session.deadlines.total);
    if (transaction.kind === 'evaluate') return read(transaction, await evaluate(session, call));
    const { answer, result, committed } = await submitShared(session, call);
    options.onCommit?.(committed);
    const told = read(transaction, answer);
    if (committed.way === 'alone') await publish(session, result, options.signal);
    return told;
  } catch (error) {
    throw await channelFirst(session, error);
  }
}

/** An answer may come from another authority's peer: it is held against the description before anybody relies on it. */
function read<T extends Transaction>(transaction: T, answer: Uint8Array): OutputOf<T> {
  const fail = (path: string, problem: Problem) =>
    sdkFail(TransactionError, sdkErrors.answerMalformed, { transaction: transaction.name, path, problem });
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer));
  } catch {
    // The parser's own words would show what the answer holds.
    throw fail('$', problemWith(problems.shape.notJson));
  }
  const result = v.safeParse(transaction.output, content);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw fail(shownField(v.getDotPath(issue) ?? '$'), issueProblem(issue));
}

/** The typed methods of all domains, made from the descriptions. */
export function methodsOf(session: Session): Methods {
  const domains = Object.entries<Readonly<Record<string, Transaction>>>(transactions).map(([domain, actions]) => [
    domain,
    Object.fromEntries(
      Object.entries(actions).map(([action, transaction]) => [action, methodOf(session, transaction)]),
    ),
  ]);
  return Object.fromEntries(domains) as Methods;
}

function methodOf(session: Session, transaction: Transaction): unknown {
  const method = (input?: unknown, options?: Options) => invoke(session, transaction, input, options);
  if (!isPaged(transaction)) return method;
  const fetch =
    (input: object = {}, options?: Options) =>
    (after: string | undefined) =>
      method({ ...input, after }, options) as Promise<PageOf<unknown>>;
  return Object.assign(method, {
    pages: (input?: object, options?: Options) => pagesOf(fetch(input, options)),
    each: (input?: object, options?: Options) => itemsOf(fetch(input, options)),
  });
}

/** Paged are the reads that take an `after` and give a `next`. */
function isPaged({ input, output }: Transaction): boolean {
  return 'after' in entriesOf(input) && 'next' in entriesOf(output);
}

function entriesOf(schema: v.GenericSchema): object {
  return 'entries' in schema && typeof schema.entries === 'object' && schema.entries !== null ? schema.entries : {};
}
