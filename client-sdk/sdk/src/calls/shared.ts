import type { Call, Session } from './session';
import { submit, type Written } from './submit';

const underWay = new WeakMap<Session, Map<string, Promise<Written>>>();

/** Writes; calls of one connection that say the same of what never changes again, at the same time, are one. */
export async function submitShared(session: Session, call: Call): Promise<Written> {
  const { transaction, argument, named, patience } = call;
  // Who may give up alone does not make the others give up.
  if (!transaction.lasting || named || call.transient || patience.signal) return submit(session, call);
  const calls = underWay.get(session) ?? new Map<string, Promise<Written>>();
  underWay.set(session, calls);
  const name = `${transaction.name} ${argument}`;
  const other = calls.get(name);
  if (other) return other;
  const own = submit(session, call).finally(() => calls.delete(name));
  calls.set(name, own);
  return own;
}
