import { errors, fail } from '@oneplusn/api';
import type { Msp, registry } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Membership } from '../rules/motions';
import { standingBy } from './enactments';
import { authorityId, constitutionId } from './ids';
import { markOf } from './standing';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/**
 * @throws LedgerError REGISTRY-101 where the network has not been founded, LEDGER-105 where its constitution was
 * damaged
 */
export async function constitutionOf({ ledger, committee }: Scope): Promise<registry.Constitution> {
  const id = constitutionId(committee);
  const constitution = await ledger.present('constitution', id);
  if (!constitution) throw fail(errors.registry.notFounded, {});
  return constitution;
}

/**
 * All authorities with their state, as an authority has them: what it has itself carried out goes before the
 * committee's word. By marks, so that nobody loses a vote by a fact that others have damaged.
 */
export async function membershipOf({ ledger, committee }: Scope, viewer: Msp): Promise<Membership> {
  const authorities = new Map<Msp, registry.Authority['state']>();
  for (const msp of (await constitutionOf({ ledger, committee })).authorities) {
    const active = await ledger.marked('authority', authorityId(committee, msp), markOf('active'));
    const own = await standingBy(ledger, committee, viewer, msp);
    authorities.set(msp, own ?? (active ? 'active' : 'suspended'));
  }
  return { committee, authorities };
}
