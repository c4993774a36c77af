import type { FactId } from '@oneplusn/api';
import type { Call } from '../../../call';
import { isCompared } from '../rules/lifecycle';
import type { Profile } from '../similarity/profile';
import type { ProjectKind } from './entries';
import { stepsOf } from './steps';

/** The project as the index should have it; undefined where it should not. Throws LEDGER-105 for a damaged fact. */
export async function asIndexed(
  call: Pick<Call, 'ledger' | 'committee'>,
  kind: ProjectKind,
  id: FactId,
): Promise<Profile | undefined> {
  if (kind === 'system') {
    const system = await call.ledger.present('system', id);
    return system && system.state !== 'retired' ? system : undefined;
  }
  const application = await call.ledger.present('application', id);
  return application && isCompared(await stepsOf(call, id)) ? application : undefined;
}
