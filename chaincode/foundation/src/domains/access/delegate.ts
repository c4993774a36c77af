import { access, errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { departmentId } from '../registry/state/ids';
import { daysAfter } from '../registry/rules/moments';
import { conditionProblem } from './rules/bounds';
import { comeDown, delegationProblem, holderProblem } from './rules/delegating';
import { standingRefusal } from './rules/refusal';
import { linksOf } from './state/delegated';
import { enlist } from './state/lists';

/** Passes a grant on to a department below its holder, or below who was passed it; never more of it than that has. */
export const delegate: Handler<Transactions['access']['delegate']> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const { grant: grantId, parent, department, depth, days, fields, ...bounds } = input;
  const grant = await ledger.require('grant', grantId);
  const links = parent === undefined ? [] : await linksOf(ledger, parent);
  const held = comeDown(grant, links);
  const refused =
    standingRefusal(grant, now) ??
    (parent === undefined ? undefined : access.linksRefusal(grant, parent, links, now)) ??
    holderProblem(held, caller);
  if (refused) throw refused;
  const unit = await ledger.read('department', departmentId(caller.msp, department));
  if (unit?.state !== 'active') throw fail(errors.registry.unknownDepartment, { department });
  const delegation: access.Delegation = {
    id: call.newId('l'),
    grant: grant.id,
    parent,
    requester: grant.requester,
    department,
    depth,
    fields: fields ?? held.fields,
    ...bounds,
    expires: days === undefined ? held.expires : daysAfter(now, days),
    state: 'active',
    provenance,
  };
  const dataset = await ledger.require('dataset', grant.dataset);
  const problem = delegationProblem(grant, links, delegation) ?? conditionProblem(dataset, delegation.conditions);
  if (problem) throw problem;
  await ledger.write('delegation', delegation.id, delegation);
  await enlist(call, 'delegation', [['grant', grant.id]], delegation.id);
  return delegation;
};
