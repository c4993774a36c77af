import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { mayActIn } from './rules/people';
import { handed } from './rules/places';
import { caseToActOn, follow } from './state/cases';
import { taskIn } from './state/hands';

/** Hands a task to somebody else who may act there. */
export const delegate: Handler<Transactions['process']['delegate']> = async (call) => {
  const { input, caller, ledger } = call;
  const { file, chart } = await caseToActOn(call, input.case, input.step);
  const { state, claimed } = taskIn(file, input.state);
  if (claimed !== caller.id) throw fail(errors.process.notHeld, { case: file.id, state, actor: caller.id });
  const other = ownerOf(input.to) === caller.msp ? await ledger.read('actor', input.to) : undefined;
  if (other?.state !== 'active' || !mayActIn(chart, state, other))
    throw fail(errors.process.delegateUnfit, { actor: input.to, case: file.id, state });
  const places = handed(file.places, state, other.id);
  return follow(call, chart, file, { kind: 'delegate', holder: other.id }, { state: file.state, places });
};
