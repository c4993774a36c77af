import { isFactId } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';
import type { Call } from '../../../call';
import { majorityOf, motionProblem, standingIn, votersOf } from '../rules/motions';
import { membershipOf } from './membership';
import { aboutOf, votesFor } from './motions';

type Scope = Pick<Call, 'ledger' | 'committee'>;

const entry = 'carried';

/** Says where to look: by which motion an authority may act again that the committee's registry does not let act. */
export const putCarried = ({ ledger }: Scope, msp: Msp, proposal: FactId): Promise<void> =>
  ledger.index.put(entry, [msp], proposal);

/**
 * Whether an authority may act by a motion that was carried, although the committee's registry does not say so yet. The
 * entry only points: the votes are counted anew, by their marks. It costs that only where the committee lags.
 */
export async function actsByMotion(scope: Scope, msp: Msp): Promise<boolean> {
  const id = await scope.ledger.index.get(entry, [msp]);
  const proposal = isFactId(id) ? await scope.ledger.read('proposal', id) : undefined;
  if (!proposal) return false;
  const { motion, about } = proposal;
  const standing = standingIn(motion);
  if (standing?.msp !== msp || standing.state !== 'active') return false;
  const membership = await membershipOf(scope, scope.committee);
  const voters = votersOf(membership);
  if (motionProblem(membership, motion) !== undefined) return false;
  if ((await aboutOf(scope, scope.committee, membership, motion)) !== about) return false;
  return (await votesFor(scope, voters, proposal)) >= majorityOf(voters.length);
}
