import type { FactId } from '@oneplusn/api';
import type { Call } from '../../../call';
import { mayBeBuilt } from '../rules/lifecycle';
import type { TargetState } from '../rules/routes';
import { stepsOf } from './steps';

/** What a target is now. An application that has become a system is that system. */
export async function targetState(call: Pick<Call, 'ledger' | 'committee'>, target: FactId): Promise<TargetState> {
  const system = await call.ledger.present('system', target);
  if (system) return system.state;
  const application = await call.ledger.present('application', target);
  return application && mayBeBuilt(await stepsOf(call, target)) ? 'pending' : 'settled';
}
