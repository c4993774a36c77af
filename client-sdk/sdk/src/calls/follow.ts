import { transactions, type ledger, type Transaction } from '@oneplusn/api';
import { evaluate } from './evaluate';
import { prepare } from './prepare';
import type { Session } from './session';
import { submit } from './submit';

/**
 * Lets public texts follow what was decided alone: from the own copy, with a witness. Where no witness helps, the
 * decision holds all the same, and anybody can do this later.
 */
export async function publish(
  session: Session,
  kind: ledger.FactKind,
  answer: unknown,
  signal?: AbortSignal,
): Promise<void> {
  for (const id of idsIn(answer)) {
    const call = (transaction: Transaction, input: unknown) =>
      prepare(transaction, input, { signal }, session.deadlines.total);
    try {
      const copy = await evaluate(session, call(transactions.ledger.copy, { kind, id }));
      const { content } = JSON.parse(Buffer.from(copy).toString()) as { content: string };
      await submit(session, call(transactions.ledger.restore, { kind, id, content }));
    } catch {
      return;
    }
  }
}

function idsIn(answer: unknown): readonly string[] {
  const decided = (Array.isArray(answer) ? answer : [answer]) as readonly { readonly id?: unknown }[];
  return decided.map(({ id }) => id).filter((id) => typeof id === 'string');
}
