import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';

/** Takes a grant back: from this commit on nothing is opened or read under it. */
export const revoke: Handler<Transactions['access']['revoke']> = async ({ input, caller, ledger, provenance }) => {
  const grant = await ledger.require('grant', input.grant);
  const owner = ownerOf(grant.id);
  if (owner !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'grant', id: grant.id, owner, caller: caller.msp });
  }
  const dataset = await ledger.read('dataset', grant.dataset);
  const problem = dataset && stewardshipProblem(dataset, caller);
  if (problem) throw problem;
  if (grant.state === 'revoked') {
    throw fail(errors.ledger.illegalState, {
      kind: 'grant',
      id: grant.id,
      state: grant.state,
      action: 'access.revoke',
    });
  }
  const revoked: access.Grant = { ...grant, state: 'revoked', reason: input.reason, provenance };
  await ledger.write('grant', grant.id, revoked);
  return revoked;
};
