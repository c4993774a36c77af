import type { registry } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { FactName } from '../../../ledger/ledger';
import { calendarId, parameterId } from '../../registry/state/ids';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/** A governed number's name on the ledger, and what holds until it is set there. */
interface Term {
  readonly name: string;
  readonly value: number;
  /** The article the default comes from. */
  readonly basis: string;
}

/** The terms of access; each can be set by the committee's vote, for all or for one authority (`registry.propose`). */
const terms = {
  /** Working days within which a provider replies to a request for conditional data. */
  replyDays: {
    name: 'access.reply-days.conditional',
    value: 10,
    basis: '《政务数据共享条例》 (国务院令第809号): 有条件共享数据的答复期限',
  },
  /** Hours for which an opening can be read: no longer than its purpose needs. */
  openingHours: {
    name: 'access.opening-hours',
    value: 24,
    basis: '《个人信息保护法》第十九条: 实现处理目的所必要的最短时间',
  },
} as const satisfies Record<string, Term>;

export const replyDays = (scope: Scope, authority: string) => governed(scope, terms.replyDays, authority);
/** The facts that `openingHours` looks at. */
export const openingHoursFacts = ({ committee }: Pick<Call, 'committee'>, authority: string): FactName[] => [
  ['parameter', parameterId(committee, terms.openingHours.name, authority)],
  ['parameter', parameterId(committee, terms.openingHours.name)],
];
export const openingHours = (scope: Scope, authority: string) => governed(scope, terms.openingHours, authority);

/** The calendars on the ledger for a year and the next: terms may run over New Year. */
export async function calendarsFrom({ ledger, committee }: Scope, year: number): Promise<registry.Calendar[]> {
  const calendars = [];
  for (const each of [year, year + 1]) calendars.push(await ledger.present('calendar', calendarId(committee, each)));
  return calendars.filter((calendar) => calendar !== undefined);
}

/**
 * An authority's own value goes before the general one, that before the default. A damaged one is not passed over: else
 * whoever can spoil its text could choose the default.
 */
async function governed({ ledger, committee }: Scope, term: Term, authority: string): Promise<number> {
  const own = await ledger.present('parameter', parameterId(committee, term.name, authority));
  const general = own ?? (await ledger.present('parameter', parameterId(committee, term.name)));
  return general?.value ?? term.value;
}
