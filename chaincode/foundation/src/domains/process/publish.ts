import { definitionProblems, digest, errors, fail, limits } from '@oneplusn/api';
import type { Definition, Transactions, process } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { isWithin } from '../registry/rules/departments';
import { departmentId } from '../registry/state/ids';
import { callProblems } from './state/calling';
import { definitionId } from './state/definitions';
import { fetchProblems } from './state/fetching';
import { outcomeProblems } from './state/outcome';

type Publish = Transactions['process']['publish'];

/** Publishes a definition that has no problems, as the next version under its name. */
export const publish: Handler<Publish> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const { definition } = input;
  const id = `${caller.msp}/${input.name}`;
  const before = await ledger.present('process', id);
  const department = before?.department ?? caller.department;
  if (department === undefined || caller.department === undefined)
    throw fail(errors.registry.unknownDepartment, { department: caller.id });
  if (!isWithin(department, caller.department)) {
    const [owner, by] = [`${caller.msp}/${department}`, `${caller.msp}/${caller.department}`];
    throw fail(errors.ledger.notOwner, { kind: 'process', id, owner, caller: by });
  }
  const problems = [
    ...definitionProblems(definition),
    ...(await outcomeProblems(call, definition)),
    ...(await fetchProblems(call, definition)),
    ...(await callProblems(call, id, definition)),
  ];
  if (problems.length > 0) {
    const shown = problems.slice(0, limits.processProblems);
    throw fail(errors.process.unsound, { count: problems.length, problems: shown });
  }
  await refuseUnknownDepartments(call, definition);
  const [version, hash] = [(before?.version ?? 0) + 1, digest(definition)];
  if (before?.digest === hash) throw fail(errors.process.unchanged, { process: id, version: before.version });
  const { title } = definition;
  const published: process.Process = { id, version, digest: hash, title, department, provenance };
  const whole = { id: definitionId(id, version), process: id, version, digest: hash, definition, provenance };
  await ledger.write('definition', whole.id, whole);
  await ledger.write('process', id, published);
  return published;
};

/** Work that is meant for a department that is not there would wait for ever. */
async function refuseUnknownDepartments({ caller, ledger }: Call<Publish>, definition: Definition): Promise<void> {
  const { actions, states, begin } = definition;
  const named = [...actions.map(({ who }) => who), ...states.map(({ escalate }) => escalate), begin?.residents].flatMap(
    (who) => who?.department ?? [],
  );
  for (const department of new Set([definition.department, ...named])) {
    const known = await ledger.read('department', departmentId(caller.msp, department));
    if (known?.state !== 'active') throw fail(errors.registry.unknownDepartment, { department });
  }
}
