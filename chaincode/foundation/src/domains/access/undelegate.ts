import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { holderProblem } from './rules/delegating';

/** Takes back what was passed on: from this commit on nothing is opened by it. */
export const undelegate: Handler<Transactions['access']['undelegate']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const delegation = await ledger.require('delegation', input.delegation);
  const { id, state } = delegation;
  if (ownerOf(id) !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'delegation', id, owner: ownerOf(id), caller: caller.msp });
  }
  const { grant, parent } = delegation;
  const giver = parent === undefined ? await ledger.read('grant', grant) : await ledger.read('delegation', parent);
  // Where that is damaged, whoever is of a department above may take the delegation back all the same.
  const problem = holderProblem({ ...(giver ?? delegation), id: grant }, caller);
  if (problem) throw problem;
  if (state !== 'active')
    throw fail(errors.ledger.illegalState, { kind: 'delegation', id, state, action: 'access.undelegate' });
  const taken: access.Delegation = { ...delegation, state: 'revoked', reason: input.reason, provenance };
  await ledger.write('delegation', id, taken);
  return taken;
};
