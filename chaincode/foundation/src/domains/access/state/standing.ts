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
  await refuseChange({ caller, ledger }, 'grant', grant, from, action);
  const changed: access.Grant = { ...grant, state: to, reason, provenance };
  await ledger.write('grant', grant.id, changed);
  return changed;
}

/** What a provider has given out, and may change or end. */
interface Standing {
  readonly id: FactId;
  readonly dataset: FactId;
  readonly state: string;
}

/**
 * Refuses a step on what a provider has given: by whoever does not look after its dataset, or where it does not stand
 * as the step needs.
 */
export async function refuseChange(
  { caller, ledger }: Pick<Call, 'caller' | 'ledger'>,
  kind: 'grant' | 'policy' | 'plan',
  { id, dataset: of, state }: Standing,
  from: readonly string[],
  action: string,
): Promise<void> {
  const owner = ownerOf(id);
  if (owner !== caller.msp) throw fail(errors.ledger.notOwner, { kind, id, owner, caller: caller.msp });
  const dataset = await ledger.read('dataset', of);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  if (!from.includes(state)) throw fail(errors.ledger.illegalState, { kind, id, state, action });
}
