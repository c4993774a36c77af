import type { Chart, process } from '@oneplusn/api';
import { actionsFrom, departmentOf } from './people';

/** Where a case waits for people: one task for each state and each department that can act there. */
export function tasksOf(chart: Chart, { id, process: name, places }: process.Case): process.Task[] {
  return places.flatMap(({ state, since, due, claimed }) => {
    const title = chart.state(state)?.title ?? { zh: state };
    return [...Map.groupBy(actionsFrom(chart, state), (action) => departmentOf(chart, action))].map(
      ([department, each]) => ({
        ...{ case: id, process: name, state, title, department, actions: each.map((action) => action.name), since },
        ...(due !== undefined && { due }),
        ...(claimed !== undefined && { claimed }),
      }),
    );
  });
}
