import { begun, chartOf, errors, fail, ownerOf } from '@oneplusn/api';
import type { Chart, Transactions } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { actionsFrom, actsForResidents, mayActIn, notTheirs } from './rules/people';
import { keepApplicant } from './state/applicant';
import { newCaseId, refuseElsewhere, type Taken } from './state/cases';
import { CaseData } from './state/data';
import { definitionId } from './state/definitions';
import { filledIn, formTaken, refuseForm } from './state/form';
import { moveOn } from './state/moving';

type Begin = Transactions['process']['begin'];

/** Begins a case under the newest definition; it keeps to that one whatever is published later. */
export const begin: Handler<Begin> = async (call) => {
  const { input, caller, ledger, transient } = call;
  const owner = ownerOf(input.process);
  if (owner !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'process', id: input.process, owner, caller: caller.msp });
  refuseElsewhere(call);
  const { version } = await ledger.require('process', input.process);
  const { digest, definition } = await ledger.require('definition', definitionId(input.process, version));
  const chart = chartOf(definition);
  const move = begun(chart);
  refuseOthers(call, chart, move.at);
  const id = newCaseId(call);
  const { resident } = transient;
  const applicant =
    resident === undefined
      ? undefined
      : await keepApplicant(call, { id, process: input.process }, resident, saltOf(call));
  const form = definition.forms.find(({ name }) => name === definition.begin?.form);
  if (!form) refuseForm(call, 'process.begin');
  const filled = form && (await filledIn(call, form, {}));
  const kept = form && filled && (await new CaseData(ledger, id).put(form, filled, 1, version, saltOf(call)));
  const fresh = {
    ...{ id, process: input.process, version, digest, state: 'open' as const, places: [] },
    ...(applicant !== undefined && { applicant }),
  };
  const taken: Taken = { kind: 'begin', ...(form && kept && formTaken(call, form, kept)) };
  return moveOn(call, chart, fresh, { move, taken, data: kept?.all ?? {} });
};

/** Officials begin what they may act on; for a resident only whom the process names. */
function refuseOthers({ caller, input, transient }: Call<Begin>, chart: Chart, at: readonly string[]): void {
  if (transient.resident !== undefined) {
    if (actsForResidents(chart, caller)) return;
    throw fail(errors.process.notForResidents, { actor: caller.id, process: input.process });
  }
  if (at.some((state) => mayActIn(chart, state, caller))) return;
  const actions = at.flatMap((state) => actionsFrom(chart, state));
  throw notTheirs(chart, 'process.begin', actions, caller.id);
}

function saltOf({ transient: { salt } }: Call<Begin>): string {
  if (salt === undefined) throw fail(errors.ledger.transientMissing, { name: 'process.begin', field: 'salt' });
  return salt;
}
