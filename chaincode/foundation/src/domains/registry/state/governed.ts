import { LedgerError, errors, registry } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { FactName } from '../../../ledger/ledger';
import { enactedBy } from './enactments';
import { calendarId, parameterId } from './ids';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/** Governed numbers: what may be set by vote, and the limits that any value keeps. */
export const { terms } = registry;

/** The facts that `governed` looks at. */
export function governedFacts({ committee }: Pick<Call, 'committee'>, term: registry.Term, msp: Msp): FactName[] {
  return [parameterId(committee, term.name, msp), parameterId(committee, term.name)].map((id) => ['parameter', id]);
}

/**
 * A number as it holds for an authority: its own value goes before the general one, that before the default. What the
 * authority has itself carried out goes before what the committee has. A damaged one is not passed over: else whoever
 * can spoil its text could choose the default.
 */
export async function governed(scope: Scope, term: registry.Term, msp: Msp): Promise<number> {
  const own = await parameter(scope, msp, parameterId(scope.committee, term.name, msp));
  const general = own ?? (await parameter(scope, msp, parameterId(scope.committee, term.name)));
  return general?.value ?? term.value;
}

/** The calendars of some years, as they hold for an authority; a year without one is left out. */
export async function calendarsOf(scope: Scope, years: readonly number[], msp: Msp): Promise<registry.Calendar[]> {
  const calendars = [];
  for (const year of years) calendars.push(await calendar(scope, year, msp));
  return calendars.filter((each) => each !== undefined);
}

/**
 * The same, with a damaged calendar as none: where a day is only told, or an authority goes on with its own work,
 * nobody else holds that up by spoiling a calendar.
 */
export async function soundCalendarsOf(scope: Scope, years: readonly number[], msp: Msp): Promise<registry.Calendar[]> {
  const calendars = [];
  for (const year of years) calendars.push(await calendar(scope, year, msp).catch(asNone));
  return calendars.filter((each) => each !== undefined);
}

async function calendar(scope: Scope, year: number, msp: Msp): Promise<registry.Calendar | undefined> {
  const id = calendarId(scope.committee, year);
  const motion = (await enactedBy(scope, msp, 'calendar', id))?.motion;
  return motion?.action === 'calendar' ? motion.calendar : scope.ledger.present('calendar', id);
}

function asNone(error: unknown): undefined {
  if (error instanceof LedgerError && error.code === errors.ledger.sealBroken.code) return undefined;
  throw error;
}

async function parameter(scope: Scope, msp: Msp, id: FactId): Promise<registry.Parameter | undefined> {
  const motion = (await enactedBy(scope, msp, 'parameter', id))?.motion;
  return motion?.action === 'parameter' ? motion.parameter : scope.ledger.present('parameter', id);
}
