import { errors, fail } from '@oneplusn/api';
import type { Msp, registry } from '@oneplusn/api';
import type { Call } from '../../calls/call';
import type { Membership } from '../rules/motions';
import { authorityId, constitutionId } from './ids';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/** @throws LedgerError REGISTRY-101 where the network has not been founded */
export async function constitutionOf({ ledger, committee }: Scope): Promise<registry.Constitution> {
  const constitution = await ledger.read('constitution', constitutionId(committee));
  if (!constitution) throw fail(errors.registry.notFounded, {});
  return constitution;
}

/** All authorities with their state. One whose fact is spoilt counts as suspended: absence means no. */
export async function membershipOf({ ledger, committee }: Scope): Promise<Membership> {
  const authorities = new Map<Msp, registry.Authority['state']>();
  for (const msp of (await constitutionOf({ ledger, committee })).authorities) {
    const authority = await ledger.read('authority', authorityId(committee, msp));
    authorities.set(msp, authority?.state ?? 'suspended');
  }
  return { committee, authorities };
}
