import { answering } from '../answering';
import { measure, type LoadOrder } from '../measure';
import type { Target } from '../network';
import { task, type TaskName } from './tasks';

/** What the parent asks of this process: to take up a task, then to do it with so many callers. */
export type Order = { readonly task: TaskName; readonly target: Target } | LoadOrder;

let call: (() => Promise<unknown>) | undefined;

// Runs as a process of its own: its CPU is the client's. One process serves one task.
answering(async (order: Order) => {
  if ('kind' in order) {
    if (!call) throw new Error('the task comes first');
    return measure(order, call);
  }
  const begun = await task(order.task, order.target);
  let serial = 0;
  call = () => begun(serial++);
  return 'ready';
});
