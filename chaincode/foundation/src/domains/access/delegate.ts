import { errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { departmentId } from '../registry/state/ids';
import { daysAfter } from '../registry/rules/moments';
import { conditionProblem } from './rules/bounds';
import { delegationProblem, holderProblem } from './rules/delegating';
import { standingRefusal } from './rules/refusal';
import { enlist } from './state/lists';

/** Passes a grant on to a department below its holder, never more of it than it gives. */
export const delegate: Handler<Transactions['access']['delegate']> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const { grant: grantId, department, days, fields, ...bounds } = input;
  const grant = await ledger.require('grant', grantId);
  const refused = holderProblem(grant, caller) ?? standingRefusal(grant, now);
  if (refused) throw refused;
  const unit = await ledger.read('department', departmentId(caller.msp, department));
  if (unit?.state !== 'active') throw fail(errors.registry.unknownDepartment, { department });
  const delegation: access.Delegation = {
    id: call.newId('l'),
    grant: grant.id,
    requester: grant.requester,
    department,
    fields: fields ?? grant.fields,
    ...bounds,
    expires: days === undefined ? grant.expires : daysAfter(now, days),
    state: 'active',
    provenance,
  };
  const dataset = await ledger.require('dataset', grant.dataset);
  const problem = delegationProblem(grant, delegation) ?? conditionProblem(dataset, delegation.conditions);
  if (problem) throw problem;
  await ledger.write('delegation', delegation.id, delegation);
  await enlist(call, 'delegation', [['grant', grant.id]], delegation.id);
  return delegation;
};
