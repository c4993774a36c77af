import { limits } from '@oneplusn/api';
import type { OutputOf, Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { isCompared } from './rules/lifecycle';
import type { Profile } from './similarity/profile';
import { matches, scanEntries } from './state/entries';
import type { ProjectKind } from './state/entries';
import { whatStands } from './state/steps';

type CheckIndex = Transactions['review']['checkIndex'];

/** Holds one authority's index entries against its sealed facts. */
export const checkIndex: Handler<CheckIndex> = async (call) => {
  const { authority } = call.input;
  const wanted = new Map<string, { id: string; profile: Profile }>();
  const want = (kind: ProjectKind, id: string, profile: Profile) => wanted.set(`${kind} ${id}`, { id, profile });
  const systems = await call.ledger.list('system', `${authority}/`);
  for (const system of systems.items) if (system.state !== 'retired') want('system', system.id, system);
  const applications = await call.ledger.list('application', `${authority}/`);
  for (const application of applications.items) {
    if (isCompared(await whatStands(call, application.id))) want('application', application.id, application);
  }
  const problems: OutputOf<CheckIndex>['problems'] = [];
  const found = new Set<string>();
  for (const entry of await scanEntries(call.ledger, authority)) {
    const key = `${entry.kind} ${entry.id}`;
    found.add(key);
    const project = wanted.get(key);
    if (!project) problems.push({ project: entry.id, problem: 'orphan' });
    else if (!matches(entry, project.profile)) problems.push({ project: entry.id, problem: 'differs' });
  }
  for (const [key, { id }] of wanted) if (!found.has(key)) problems.push({ project: id, problem: 'missing' });
  return { checked: wanted.size, problems: problems.slice(0, limits.indexProblems) };
};
