import { errors, fail, ownerOf } from '@oneplusn/api';
import type { FactId, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';

type State = access.Grant['state'];

interface Change {
  readonly from: readonly State[];
  readonly to: State;
  readonly action: string;
  /** Why it does not hold any more; none where it does again. */
  readonly reason?: string;
}

/** Writes how a grant stands from now on: a step of whoever looks after its dataset. */
export async function changeGrant(
  {
    input,
    caller,
    ledger,
    provenance,
  }: Pick<Call, 'caller' | 'ledger' | 'provenance'> & { readonly input: { readonly grant: FactId } },
  { from, to, action, reason }: Change,
): Promise<access.Grant> {
  const grant = await ledger.require('grant', input.grant);
  const owner = ownerOf(grant.id);
  if (owner !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'grant', id: grant.id, owner, caller: caller.msp });
  }
  const dataset = await ledger.read('dataset', grant.dataset);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  if (!from.includes(grant.state)) {
    throw fail(errors.ledger.illegalState, { kind: 'grant', id: grant.id, state: grant.state, action });
  }
  const changed: access.Grant = { ...grant, state: to, reason, provenance };
  await ledger.write('grant', grant.id, changed);
  return changed;
}
