import { errors, fail } from '@oneplusn/api';
import type { Transactions, registry } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { parentOf, planTree, type Unit } from './rules/departments';
import { departmentId } from './state/ids';
import { writeDepartment } from './state/standing';

type Establish = Transactions['registry']['establish'];

export const establish: Handler<Establish> = async (call) => {
  const { input, caller, ledger } = call;
  const plan = planTree(await knownUnits(call), input.departments);
  if ('orphan' in plan)
    throw fail(errors.registry.unknownDepartment, { department: parentOf(plan.orphan) ?? plan.orphan });
  const departments = plan.units.map(({ path, name, state }): registry.Department => ({
    id: departmentId(caller.msp, path),
    path,
    name,
    state,
  }));
  for (const department of departments) await writeDepartment(ledger, department);
  return departments;
};

/**
 * As much of the tree as the plan needs: the units above those that are set up; and where one is suspended all, since
 * what lies below it goes with it. That range is read on purpose: a department set up below at the same moment makes a
 * conflict.
 */
async function knownUnits({ input, caller, ledger }: Call<Establish>): Promise<Unit[]> {
  if (input.departments.some(({ state }) => state === 'suspended')) {
    return (await ledger.list('department', `${caller.msp}/`)).items;
  }
  const parents = new Set(input.departments.map(({ path }) => parentOf(path)).filter((path) => path !== undefined));
  const units = [];
  for (const path of parents) units.push(await ledger.read('department', departmentId(caller.msp, path)));
  return units.filter((unit) => unit !== undefined);
}
