import { errors, fail, keysCommitment, openedKeys } from '@oneplusn/api';
import type { LedgerError, access } from '@oneplusn/api';

/** An opening of either kind; an own one is never denied. */
type Opened = Pick<access.Opening, 'id' | 'actor' | 'records' | 'keys'> &
  Partial<Pick<access.Opening, 'state' | 'denial' | 'expires'>>;

/** Who wants to read under an opening, when, and with what they say it was made. */
interface Reader {
  readonly caller: { readonly id: string };
  readonly now: string;
  readonly transient: { readonly keys: readonly string[]; readonly salt: string };
}

/** Why an opening does not cover a read: it is another's, denied, over, or of other keys; undefined where it does. */
export function readingProblem(opening: Opened, { caller, now, transient }: Reader): LedgerError | undefined {
  const { keys, salt } = transient;
  const isOfThem = keys.length === opening.records && isOf(opening.keys, keys, salt);
  return openingProblem(opening, { caller, now }) ?? (isOfThem ? undefined : otherKeys(opening));
}

/** The same but for the keys. */
export function openingProblem(opening: Opened, by: Pick<Reader, 'caller' | 'now'>): LedgerError | undefined {
  const { id, actor, state = 'allowed', denial, expires } = opening;
  if (actor !== by.caller.id) return fail(errors.access.openingNotYours, { opening: id, actor: by.caller.id });
  if (state !== 'allowed') return fail(errors.access.openingDenied, { opening: id, reason: denial?.code ?? '' });
  const isOver = expires === undefined || by.now >= expires;
  return isOver ? fail(errors.access.openingExpired, { opening: id }) : undefined;
}

/** Of an opening that names other records. */
export const otherKeys = ({ id }: Pick<Opened, 'id'>): LedgerError => fail(errors.access.keysDiffer, { opening: id });

/** Whether a commitment is to these keys, of today's form or of the earlier one. */
const isOf = (commitment: string, keys: readonly string[], salt: string): boolean =>
  openedKeys(keys, salt).root === commitment || keysCommitment(keys, salt) === commitment;
