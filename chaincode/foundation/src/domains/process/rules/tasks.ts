import type { Chart, process } from '@oneplusn/api';
import { actionsFrom, departmentIn, departmentOf } from './people';

/**
 * Where a case waits for people: one task for each state and each department that can act there; and one for the
 * department that may step in once the term has passed.
 */
export function tasksOf(
  chart: Chart,
  { id, process: name, places, term, state: standing }: process.Case,
): process.Task[] {
  if (standing === 'ended') return [];
  return places.flatMap((place) => {
    const { state, since, claimed } = place;
    const { title = { zh: state }, escalate } = chart.state(state) ?? {};
    const offered = actionsFrom(chart, state);
    const groups = Map.groupBy(offered, (action) => departmentOf(chart, action));
    const above = escalate && departmentIn(chart, escalate);
    if (above !== undefined && !groups.has(above))
      groups.set(
        above,
        offered.filter(({ applicant }) => !applicant),
      );
    return [...groups].map(([department, each]) => ({
      ...{ case: id, process: name, state, title, department, actions: each.map((action) => action.name), since },
      ...earliest([place, term]),
      ...(claimed !== undefined && { claimed }),
    }));
  });
}

/** Whether a department sees a task only because those below it have let its term pass. */
export const isEscalation = (
  chart: Chart,
  { state, department }: Pick<process.Task, 'state' | 'department'>,
): boolean => !actionsFrom(chart, state).some((action) => departmentOf(chart, action) === department);

type Asked = Pick<process.Task, 'due' | 'overdue' | 'noCalendar' | 'corrected'>;

/** What is due first, the state or the whole case; a term of which no day can be told is due after any that has one. */
function earliest(terms: readonly (Asked | undefined)[]): Asked {
  const running = terms.filter((term) => term?.due !== undefined || term?.noCalendar);
  const [first] = running.sort((one, other) => (sortedBy(one ?? {}) < sortedBy(other ?? {}) ? -1 : 1));
  const { due, overdue, noCalendar, corrected } = first ?? {};
  return {
    ...(due !== undefined && { due }),
    ...(overdue !== undefined && { overdue }),
    ...(noCalendar && { noCalendar }),
    ...(corrected && { corrected }),
  };
}

/** After every day that a term can end on. */
const never = '9999-12-31';

/** Where a task stands in its list: by its day, or by the year before which it is not due. */
export const sortedBy = ({ due, noCalendar }: Asked): string =>
  due ?? (noCalendar?.[0] === undefined ? never : `${noCalendar[0]}-01-01`);
