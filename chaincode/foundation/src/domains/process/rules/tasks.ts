import type { Chart, process } from '@oneplusn/api';
import { actionsFrom, departmentOf } from './people';

/** Where a case waits for people: one task for each state and each department that can act there. */
export function tasksOf(chart: Chart, { id, process: name, places, term }: process.Case): process.Task[] {
  return places.flatMap(({ state, since, due, claimed }) => {
    const title = chart.state(state)?.title ?? { zh: state };
    return [...Map.groupBy(actionsFrom(chart, state), (action) => departmentOf(chart, action))].map(
      ([department, each]) => ({
        ...{ case: id, process: name, state, title, department, actions: each.map((action) => action.name), since },
        ...earliest(due, term?.due),
        ...(claimed !== undefined && { claimed }),
      }),
    );
  });
}

/** What is due first: the state, or the whole case. */
function earliest(...days: readonly (string | undefined)[]): Pick<process.Task, 'due'> {
  const [due] = days.filter((day) => day !== undefined).sort();
  return due === undefined ? {} : { due };
}
