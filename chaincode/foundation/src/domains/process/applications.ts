import { chartOf, errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions, process } from '@oneplusn/api';
import type { Handler } from '../../call';
import { actsForResidents } from './rules/people';
import { casesOfResident } from './state/applicant';
import { heldCase, refuseElsewhere } from './state/cases';
import { definitionId } from './state/definitions';
import { caseNow } from './state/terms';

/** The cases of one resident in a process, for the portal that begins them. */
export const applications: Handler<Transactions['process']['applications']> = async (call) => {
  const { input, caller, ledger, transient } = call;
  const owner = ownerOf(input.process);
  if (owner !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'process', id: input.process, owner, caller: caller.msp });
  refuseElsewhere(call);
  const { version } = await ledger.require('process', input.process);
  const { definition } = await ledger.require('definition', definitionId(input.process, version));
  if (!actsForResidents(chartOf(definition), caller))
    throw fail(errors.process.notForResidents, { actor: caller.id, process: input.process });
  const cases: process.Case[] = [];
  for (const id of await casesOfResident(call, input.process, transient.resident)) {
    const { file, chart } = await heldCase(call, id);
    cases.push(await caseNow(call, chart, file));
  }
  return { cases };
};
