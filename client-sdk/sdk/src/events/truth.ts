/** Whether an event is true: anybody can have their own peer say anything of a transaction. */
import {
  FactId,
  allTransactions,
  ledger,
  namedSigners,
  problems,
  signedAlone,
  type Envelope,
  type Transaction,
} from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import type { Holder, Holders } from '../credentials/holders';
import type { Endorsers } from '../signing/endorsers';
import type { Emitted } from './emitted';
import { writesFact, writesIn } from './writes';

/** What events are held against. */
export interface Known {
  readonly chaincode: string;
  readonly committee: string;
  readonly endorsers: Endorsers;
  readonly holders: Holders;
}

/** What every transaction of the foundation says of itself. */
const Content = v.object({ by: v.string(), facts: v.array(v.object({ kind: ledger.FactKind, id: FactId })) });
export type Content = v.InferOutput<typeof Content>;

const wrong = problems.event;
const submits: ReadonlyMap<string, Transaction> = new Map(
  allTransactions.filter(({ kind }) => kind === 'submit').map((transaction) => [transaction.name, transaction]),
);

/**
 * What an event says, where its own valid transaction bears it out: who signed it calls the transaction that the event
 * is named after, all whom its description names have endorsed it, and it writes each fact under the seals of those who
 * must vouch for it.
 */
export function truthOf(emitted: Emitted, known: Known): { readonly content: Content } | { readonly problem: Problem } {
  const content = contentIn(emitted.payload);
  if (!content) return { problem: problemWith(wrong.otherForm) };
  try {
    const problem = callProblem(emitted, content, known) ?? factProblem(emitted, content, known);
    return problem ? { problem } : { content };
  } catch {
    return { problem: problemWith(wrong.unreadable) };
  }
}

function contentIn(payload: Uint8Array): Content | undefined {
  try {
    const result = v.safeParse(Content, JSON.parse(Buffer.from(payload).toString('utf8')));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

function callProblem(emitted: Emitted, { by }: Content, known: Known): Problem | undefined {
  const [called = '', argument = ''] = emitted.args.map((bytes) => Buffer.from(bytes).toString('utf8'));
  if (emitted.chaincode !== known.chaincode) return problemWith(wrong.otherChaincode);
  if (called.replace(':', '.') !== emitted.name) return problemWith(wrong.otherCall);
  const transaction = submits.get(emitted.name);
  if (!transaction) return problemWith(wrong.unknown);
  const holder = known.holders.of(emitted.creator);
  if (holder.id !== by) return problemWith(wrong.otherCaller);
  return signatureProblem(emitted, transaction, { argument, holder }, known);
}

interface Made {
  readonly argument: string;
  readonly holder: Holder;
}

function signatureProblem(
  { endorsements, result }: Emitted,
  transaction: Transaction,
  { argument, holder: { msp: caller } }: Made,
  { committee, endorsers }: Known,
): Problem | undefined {
  const { input, way } = JSON.parse(argument) as Envelope;
  const named = namedSigners(transaction, input, { caller, committee });
  if (!named.has(caller)) return problemWith(wrong.notSigner);
  const alone = way === 'alone' && transaction.decides !== undefined;
  const signed = endorsers.soundOf(endorsements, result);
  const msp = (alone ? [caller] : [...named]).find((each) => !signed.has(each));
  if (msp !== undefined) return problemWith(wrong.unsigned, { msp });
  const enough = alone || signedAlone(transaction) ? 1 : 2;
  return signed.size < enough ? problemWith(wrong.oneSigner) : undefined;
}

function factProblem({ effects }: Emitted, { facts }: Content, { chaincode }: Known): Problem | undefined {
  const writes = writesIn(effects, chaincode);
  const unsealed = facts.find((fact) => !writesFact(writes, fact));
  return unsealed && problemWith(wrong.unsealed, { kind: unsealed.kind, id: unsealed.id });
}
