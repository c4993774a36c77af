import { errors, fail, problems } from '@oneplusn/api';
import type { Transactions, access, registry } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Call, Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { daysAfter } from '../registry/rules/moments';
import { authorityId, departmentId } from '../registry/state/ids';
import { refuseUnrequestable } from './request';
import { isBelow, withinDivision } from './rules/backflow';
import { boundsProblem, conditionProblem, joined } from './rules/bounds';
import { oneStewardProblem } from './rules/two-stewards';
import { enterGrant } from './state/giving';

type FlowBack = Transactions['access']['flowBack'];

/** Gives a lower authority the records on its own area back: a grant that nobody has to ask for. */
export const flowBack: Handler<FlowBack> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const { area, basis, department, fields, purpose, quota, days } = input;
  const dataset = await ledger.require('dataset', input.dataset);
  const problem = stewardshipProblem(dataset, caller) ?? oneStewardProblem(dataset, caller.id);
  if (problem) throw problem;
  refuseUnrequestable(dataset, fields);
  const item = Object.hasOwn(dataset.schema.properties, area) ? dataset.schema.properties[area] : undefined;
  if (item?.type !== 'string' || item.format !== 'division')
    throw fail(errors.ledger.malformed, {
      path: 'area',
      problem: problemWith(problems.condition.notDivision, { field: area }),
    });
  const division = await divisionOf(call, dataset.provider);
  const { conditions, hours, role } = input;
  const bounds = joined({ conditions: [withinDivision(area, division)] }, { conditions, hours, role });
  const unfit = conditionProblem(dataset, conditions) ?? boundsProblem(bounds);
  if (unfit) throw unfit;
  const grant: access.Grant = {
    ...{ id: call.newId('g'), backflow: { division, area, basis }, dataset: dataset.id, provider: dataset.provider },
    ...{ requester: input.authority, ...(department !== undefined && { department }), fields, purpose, quota },
    ...bounds,
    ...{ expires: daysAfter(now, days), state: 'active', provenance },
  };
  await enterGrant(call, grant);
  return grant;
};

/** The division of the receiver, which the committee has registered: nobody says it for itself. */
async function divisionOf(call: Call<FlowBack>, provider: string): Promise<string> {
  const { input, ledger } = call;
  const { authority, department } = input;
  if (authority === provider) throw fail(errors.access.ownData, { dataset: input.dataset, msp: provider });
  const [giving, getting] = [await registered(call, provider), await registered(call, authority)];
  if (getting.state !== 'active') throw fail(errors.registry.authoritySuspended, { msp: authority });
  if (getting.division === undefined || !isBelow(getting.division, giving.division))
    throw fail(errors.access.notLower, { authority, provider });
  if (department !== undefined) {
    const unit = await ledger.read('department', departmentId(authority, department));
    if (unit?.state !== 'active') throw fail(errors.registry.unknownDepartment, { department });
  }
  return getting.division;
}

const registered = ({ ledger, committee }: Call<FlowBack>, msp: string): Promise<registry.Authority> =>
  ledger.require('authority', authorityId(committee, msp));
