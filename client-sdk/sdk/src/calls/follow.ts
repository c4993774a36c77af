import { FactId, ledger, transactions, type Transaction } from '@oneplusn/api';
import * as v from 'valibot';
import { eventIn } from '../signing/answer';
import { evaluate } from './evaluate';
import { prepare } from './prepare';
import type { Session } from './session';
import { submit } from './submit';

/** What the foundation tells of the facts that a transaction writes. */
const Told = v.object({ facts: v.array(v.object({ kind: ledger.FactKind, id: FactId })) });

/**
 * Lets public texts follow what was decided alone: from the own copy, with a witness. Where no witness helps, the
 * decision holds all the same, and anybody can do this later.
 * @param result what its endorser has signed: it names the facts
 */
export async function publish(session: Session, result: Uint8Array, signal?: AbortSignal): Promise<void> {
  const call = (transaction: Transaction, input: unknown) =>
    prepare(transaction, input, { signal }, session.deadlines.total);
  try {
    const { facts } = v.parse(Told, JSON.parse(Buffer.from(eventIn(result)).toString()));
    for (const fact of facts) {
      const copy = await evaluate(session, call(transactions.ledger.copy, fact));
      const { content } = JSON.parse(Buffer.from(copy).toString()) as { content: string };
      await submit(session, call(transactions.ledger.restore, { ...fact, content }));
    }
  } catch {
    return;
  }
}
