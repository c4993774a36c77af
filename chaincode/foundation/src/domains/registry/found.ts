import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { foundingProblem } from './rules/founding';
import { calendarProblem, parameterProblem } from './rules/motions';
import { calendarId, constitutionId, parameterId } from './state/ids';
import { writeAuthority } from './state/standing';

/**
 * Founds the network. The one call before there is a registry: that its caller is the committee is each endorser's own
 * configuration.
 */
export const found: Handler<Transactions['registry']['found']> = async ({
  input,
  caller,
  committee,
  ledger,
  provenance,
}) => {
  if (caller.msp !== committee) throw fail(errors.registry.notCommittee, { msp: caller.msp, committee });
  const id = constitutionId(committee);
  if (await ledger.present('constitution', id)) throw fail(errors.registry.alreadyFounded, {});
  const problem =
    foundingProblem(committee, input.authorities) ??
    input.parameters.map(parameterProblem).find((each) => each !== undefined) ??
    input.calendars.map(calendarProblem).find((each) => each !== undefined);
  if (problem !== undefined) throw fail(errors.registry.motionUnfit, { problem });

  const authorities = input.authorities.map(({ msp }) => msp).sort();
  await ledger.write('constitution', id, { committee, authorities, provenance });
  for (const authority of input.authorities) {
    await writeAuthority(ledger, committee, { ...authority, state: 'active' });
  }
  for (const parameter of input.parameters) {
    await ledger.write('parameter', parameterId(committee, parameter.name, parameter.authority), parameter);
  }
  for (const calendar of input.calendars) {
    await ledger.write('calendar', calendarId(committee, calendar.year), calendar);
  }
  return { authorities };
};
