/** What the ledger has to hold after some steps: plain lists, and tables of who may do what from where. */
import { dayAt, lastDay, type Pause } from './days';

/** Who takes part: officials of one line, of another department, of another province; and those who decide. */
export const people = {
  hua: { msp: 'GD', unit: 'hrss' },
  li: { msp: 'GD', unit: 'hrss/licensing' },
  qu: { msp: 'GD', unit: 'hrss/licensing/window' },
  chen: { msp: 'GD', unit: 'civil-affairs' },
  jiang: { msp: 'ZJ', unit: 'hrss' },
  wu: { msp: 'MHRSS', unit: 'data-office' },
  he: { msp: 'MHRSS', unit: 'data-office' },
  zhao: { msp: 'Committee', unit: 'review' },
} as const;
export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];
/** The department that delegates, the one below that is delegated to, and the one that it passes on to. */
const [above, below, lowest] = ['hrss', 'hrss/licensing', 'hrss/licensing/window'];

export interface Request {
  readonly id: string;
  readonly unit: string;
  readonly renews: Grant | undefined;
  stage: string;
  /** The term that runs: its number, first day and working days. */
  term: { number: number; begins: string; days: number; pauses: Pause[] };
  returned: boolean;
  extended: boolean;
  supplied: boolean;
  grant: Grant | undefined;
  /** The last term that each side has pressed for. */
  readonly pressed: Map<string, number>;
}
export interface Grant {
  readonly id: string;
  readonly unit: string;
  readonly delegatedOnly: boolean;
  readonly expires: number;
  /** The day of the approval, that supply is reckoned from. */
  readonly given: string;
  state: 'active' | 'suspended' | 'revoked';
}
export interface Delegation {
  readonly id: string;
  readonly grant: Grant;
  /** What it was passed on from; undefined where that is the grant. */
  readonly from: Delegation | undefined;
  readonly unit: string;
  /** How many times it may be passed on further. */
  readonly depth: number;
  readonly expires: number;
  active: boolean;
}
export interface Plan {
  readonly id: string;
  active: boolean;
}
export interface Opening {
  readonly id: string;
  readonly by: Person;
  readonly allowed: boolean;
  readonly expires: number;
  readonly grant?: Grant | undefined;
  readonly delegation?: Delegation | undefined;
  readonly plan?: Plan | undefined;
  readonly keys: string[];
  readonly salt: string;
  reviewed: boolean;
}

/** Steps on a request by sides and stages. */
const steps: Readonly<Record<string, readonly [side: 'requester' | 'provider' | 'committee', from: string]>> = {
  return: ['provider', 'filed'],
  complete: ['requester', 'returned'],
  extend: ['provider', 'filed completed'],
  approve: ['provider', 'filed completed upheld'],
  refuse: ['provider', 'filed completed upheld'],
  withdraw: ['requester', 'filed completed upheld returned disputed'],
  escalate: ['requester', 'filed completed upheld awaited'],
  dispute: ['requester', 'refused'],
  rule: ['committee', 'disputed'],
  claim: ['requester', 'approved supplied'],
  supply: ['provider', 'awaited'],
};
export const requestSteps = Object.keys(steps);

const isWithin = (unit: string, top: string): boolean => unit === top || unit.startsWith(`${top}/`);
const isOfLine = (by: Person, unit: string): boolean => {
  const mine = people[by];
  return mine.msp === 'GD' && (isWithin(mine.unit, unit) || isWithin(unit, mine.unit));
};

/** Whether somebody may take a step on a request now. */
export function mayStep(action: string, by: Person, request: Request, now: number): boolean {
  const [side, from] = steps[action] ?? ['requester', ''];
  const sides = {
    requester: isOfLine(by, request.unit),
    provider: by === 'wu',
    committee: by === 'zhao',
  };
  const isSide = sides[side] || (action === 'escalate' && sides.committee);
  if (!isSide || !from.split(' ').includes(request.stage)) return false;
  const due = dueOf(request);
  switch (action) {
    case 'return':
      return !request.returned;
    case 'complete':
      // What renews a grant that is revoked meanwhile cannot go on.
      return request.renews?.state !== 'revoked';
    case 'extend':
      return !request.extended && due !== undefined && due >= dayAt(now);
    case 'escalate':
      return due !== undefined && due < dayAt(now) && request.pressed.get(sideOf(by)) !== request.term.number;
    default:
      return true;
  }
}

export const sideOf = (by: Person): string => (by === 'zhao' ? 'committee' : 'requester');

const clocked = ['filed', 'completed', 'returned', 'upheld', 'awaited'];
/** The last day of the term that runs. */
export const dueOf = ({ stage, term }: Request): string | undefined =>
  clocked.includes(stage) ? lastDay(term.begins, term.days, term.pauses) : undefined;

export const mayRequest = (by: Person): boolean => ['hua', 'li', 'qu', 'chen', 'jiang'].includes(by);
export const mayRenew = (by: Person, { unit, state }: Grant): boolean =>
  people[by].msp === 'GD' && mayRequest(by) && isWithin(people[by].unit, unit) && state !== 'revoked';

const isLive = ({ state, expires }: Grant, now: number): boolean => state === 'active' && now < expires;

/** Whether the provider may change how a grant stands. */
export const mayChange = (action: string, by: Person, { state }: Grant): boolean =>
  by === 'wu' &&
  (action === 'suspend' ? state === 'active' : action === 'resume' ? state === 'suspended' : state !== 'revoked');

export const mayDelegate = (by: Person, grant: Grant, now: number): boolean =>
  by === 'hua' && grant.unit === above && isLive(grant, now);
/** To the lowest department: by whoever was passed it, or is above them. */
export const mayPassOn = (by: Person, delegation: Delegation, now: number): boolean =>
  isOver(by, delegation.unit) && delegation.unit === below && delegation.depth > 0 && stands(delegation, now);

/** By whoever passed it on, or is above them. */
export const mayTakeBack = (by: Person, { active, grant, from }: Delegation): boolean =>
  isOver(by, from ? from.unit : grant.unit) && active && ['hua', 'li', 'qu'].includes(by);

/** Whether somebody is of a department, or of one above. */
const isOver = (by: Person, unit: string): boolean => people[by].msp === 'GD' && isWithin(unit, people[by].unit);

/** Every link of it up to the grant holds. */
const stands = ({ grant, from, active, expires }: Delegation, now: number): boolean =>
  isLive(grant, now) && active && now < expires && (!from || stands(from, now));

/** Where a delegation of the grant goes, and where one of that goes. */
export const units = { below, lowest } as const;

/** What comes of an attempt to open; `refused` leaves nothing behind. */
export function answerTo(
  by: Person,
  now: number,
  { grant, delegation, plan }: Pick<Opening, 'grant' | 'delegation' | 'plan'>,
): 'allowed' | 'denied' | 'refused' {
  if (by === 'wu' || by === 'he' || by === 'zhao') return 'refused';
  return covers(by, now, { grant, delegation, plan }) ? 'allowed' : 'denied';
}

function covers(by: Person, now: number, entitled: Pick<Opening, 'grant' | 'delegation' | 'plan'>): boolean {
  const { grant, delegation, plan } = entitled;
  const { msp, unit } = people[by];
  if (plan) return plan.active && msp === 'GD' && isWithin(unit, above);
  if (!grant || msp !== 'GD' || !isWithin(unit, grant.unit) || !isLive(grant, now)) return false;
  if (!delegation) return !grant.delegatedOnly || unit === grant.unit;
  return delegation.grant === grant && stands(delegation, now) && isWithin(unit, delegation.unit);
}

/** Whether somebody may read under an opening now: it is theirs, not over, and what it was allowed by still holds. */
export const mayRead = (by: Person, opening: Opening, now: number): boolean =>
  opening.by === by && opening.allowed && now < opening.expires && covers(by, now, opening);

export const mayReview = (by: Person, { plan, allowed, reviewed }: Opening): boolean =>
  by === 'he' && plan !== undefined && allowed && !reviewed;
