/** Random steps on a ledger, beside the same steps on the model: what the ledger does must be what the model says. */
import { isOnePlusNError } from '@oneplusn/errors';
import type { access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import type { Chance } from '../../sharing/adversary';
import { dataset, hex, keysOf } from '../../sharing/parties';
import { wanted } from '../../sharing/data';
import { dayAt } from './days';
import * as model from './model';
import { everybody, people, requestSteps, type Person } from './model';

const fields = { name: 'whole' } as const;
const reason = '随机试验';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const grantDays = 60;
const said = { dataset, fields, ...wanted, days: grantDays, quota: { records: 100_000, per: 'day' } } as const;
const who = [{ authority: 'GD', department: 'hrss', role: 'official' as const }];
const plan = { dataset, fields, who, minutes: 60, reviewHours: 72, basis: '《突发事件应对法》第五十二条' };

/** One possible step: what the model says of it, and how it is made. */
interface Step {
  readonly name: string;
  readonly expected: 'allowed' | 'denied' | 'refused';
  /** Makes it on the ledger; what comes back changes the model. */
  readonly make: () => Promise<() => void>;
}

export class Walk {
  readonly requests: model.Request[] = [];
  readonly grants: model.Grant[] = [];
  readonly delegations: model.Delegation[] = [];
  readonly plans: model.Plan[] = [];
  readonly openings: model.Opening[] = [];
  /** What was done, to be told where something does not fit. */
  readonly trail: string[] = [];
  /** How often each action was taken, and how often it was turned away. */
  readonly counted = new Map<string, { taken: number; turnedAway: number }>();

  constructor(
    private readonly ledgers: Readonly<Record<Person, Ledger>>,
    private readonly chance: Chance,
    private readonly sealTo: string,
  ) {}

  /** Takes one step, mostly one that is allowed. */
  async step(now: number): Promise<void> {
    const action = this.chance.of(actions);
    const possible = Array.from({ length: 40 }, () => this.#one(action, now)).filter((each) => each !== undefined);
    const liked = possible.filter(({ expected }) => expected !== 'refused');
    const pool = liked.length > 0 && this.chance.below(4) > 0 ? liked : possible;
    if (pool.length === 0) return;
    const { name, expected, make } = this.chance.of(pool);
    this.trail.push(`${dayAt(now)} ${name}: ${expected}`);
    const happened = await make().then(
      (apply) => {
        apply();
        return 'answered';
      },
      (error: unknown) => {
        if (!isOnePlusNError(error)) throw error;
        return `refused with ${error.code}`;
      },
    );
    const fits = expected === 'refused' ? happened.startsWith('refused') : happened === 'answered';
    if (!fits) throw new Error(`should have been ${expected}, was ${happened}:\n${this.trail.join('\n')}`);
    const counts = this.counted.get(action) ?? { taken: 0, turnedAway: 0 };
    this.counted.set(action, counts);
    counts[expected === 'refused' ? 'turnedAway' : 'taken'] += 1;
  }

  #one(action: string, now: number): Step | undefined {
    const by = this.chance.of(action === 'request' ? askers : everybody);
    if (requestSteps.includes(action)) return this.#onRequest(action, by, now);
    switch (action) {
      case 'request':
        return this.#ask(by, now, undefined);
      case 'renew':
        return this.#ask(by, now, this.#some(this.grants));
      case 'suspend':
      case 'resume':
      case 'revoke':
        return this.#change(action, by);
      case 'delegate':
        return this.#delegate(by, now);
      case 'passOn':
        return this.#passOn(by, now);
      case 'undelegate':
        return this.#takeBack(by);
      case 'publishPlan':
      case 'endPlan':
        return this.#planned(action, by);
      case 'inspect':
        return this.#review(by);
      case 'read':
        return this.#read(by, now);
      default:
        return this.#open(action, by, now);
    }
  }

  #some<T>(all: readonly T[]): T | undefined {
    // Mostly one of the last, so that a few go far.
    if (all.length === 0) return undefined;
    return this.chance.of(this.chance.below(4) > 0 ? all.slice(-3) : all);
  }

  #ask(by: Person, now: number, renews: model.Grant | undefined): Step {
    const may = renews ? model.mayRenew(by, renews) : model.mayRequest(by);
    const make = async () => {
      const asked = await this.ledgers[by].access.request({ ...said, ...(renews && { renews: renews.id }) });
      const term = { number: 0, begins: dayAt(now), days: 10, pauses: [] };
      const flags = { returned: false, extended: false, supplied: false, grant: undefined, pressed: new Map() };
      // Those of another province are followed no further: nobody here acts for it.
      return () => {
        if (people[by].msp === 'GD')
          this.requests.push({ id: asked.id, unit: people[by].unit, renews, stage: 'filed', term, ...flags });
      };
    };
    return { name: `${by} asks${renews ? ` to renew ${renews.id}` : ''}`, expected: may ? 'allowed' : 'refused', make };
  }

  #onRequest(action: string, by: Person, now: number): Step | undefined {
    const request = this.#some(this.requests);
    if (!request) return undefined;
    const expected = model.mayStep(action, by, request, now) ? 'allowed' : 'refused';
    const name = `${by} ${action} ${request.id} (${request.stage})`;
    return { name, expected, make: () => this.#take(action, by, request, now) };
  }

  async #take(action: string, by: Person, asked: model.Request, now: number): Promise<() => void> {
    const { access } = this.ledgers[by];
    const [request, today] = [asked.id, dayAt(now)];
    const { term } = asked;
    const becomes = (stage: string, more?: () => void) => () => {
      asked.stage = stage;
      more?.();
    };
    const begin = (begins: string, days: number) => {
      asked.term = { number: term.number + 1, begins, days, pauses: [] };
    };
    switch (action) {
      case 'return':
        await access.return({ request, missing: [{ part: 'basis', words: '请写明条款' }] });
        return becomes('returned', () => {
          asked.returned = true;
          term.pauses = [{ from: today }];
        });
      case 'complete':
        await access.complete({ request, basis: wanted.basis });
        return becomes('completed', () => (term.pauses = [{ from: term.pauses[0]?.from ?? today, to: today }]));
      case 'extend': {
        const days = 1 + this.chance.below(10);
        await access.extend({ request, days, reason });
        return becomes(asked.stage, () => {
          asked.extended = true;
          term.days += days;
        });
      }
      case 'approve': {
        const below = this.chance.below(2) > 0 ? ('delegated' as const) : undefined;
        const { id } = await access.approve({ request, ...(below && { below }) });
        const delegatedOnly = below !== undefined || asked.renews?.delegatedOnly === true;
        const expires = now + grantDays * dayMs;
        const grant: model.Grant = { id, unit: asked.unit, delegatedOnly, expires, given: today, state: 'active' };
        return becomes('approved', () => this.grants.push((asked.grant = grant)));
      }
      case 'refuse':
        await access.refuse({ request, reason });
        return becomes('refused');
      case 'withdraw':
        await access.withdraw({ request, reason });
        return becomes('withdrawn');
      case 'escalate':
        await access.escalate({ request, reason });
        return becomes(asked.stage, () => asked.pressed.set(model.sideOf(by), term.number));
      case 'dispute':
        await access.dispute({ request, reason });
        return becomes('disputed');
      case 'rule': {
        const outcome = this.chance.of(['upheld', 'upheld', 'dismissed'] as const);
        await access.rule({ request, outcome, reason });
        return becomes(outcome, () => outcome === 'upheld' && begin(today, 10));
      }
      case 'claim':
        await access.claim({ request, reason });
        return becomes('awaited', () => begin(asked.supplied ? today : (asked.grant?.given ?? today), 20));
      default:
        await access.supply({ request, reason });
        return becomes('supplied', () => (asked.supplied = true));
    }
  }

  #change(action: 'suspend' | 'resume' | 'revoke', by: Person): Step | undefined {
    const grant = this.#some(this.grants);
    if (!grant) return undefined;
    const make = async () => {
      const { access } = this.ledgers[by];
      if (action === 'resume') await access.resume({ grant: grant.id });
      else await access[action]({ grant: grant.id, reason });
      const state = { suspend: 'suspended', resume: 'active', revoke: 'revoked' } as const;
      return () => (grant.state = state[action]);
    };
    const expected = model.mayChange(action, by, grant) ? 'allowed' : 'refused';
    return { name: `${by} ${action} ${grant.id} (${grant.state})`, expected, make };
  }

  #delegate(by: Person, now: number): Step | undefined {
    const grant = this.#some(this.grants);
    if (!grant) return undefined;
    const expected = model.mayDelegate(by, grant, now) ? 'allowed' : 'refused';
    const depth = this.chance.below(2);
    const to = { grant, from: undefined, unit: model.units.below, depth };
    return { name: `${by} delegate ${grant.id} (${depth})`, expected, make: () => this.#pass(by, now, to) };
  }

  #passOn(by: Person, now: number): Step | undefined {
    const from = this.#some(this.delegations);
    if (!from) return undefined;
    const expected = model.mayPassOn(by, from, now) ? 'allowed' : 'refused';
    const to = { grant: from.grant, from, unit: model.units.lowest, depth: 0 };
    return { name: `${by} passes ${from.id} on`, expected, make: () => this.#pass(by, now, to) };
  }

  /** For ten days, or as long as there is. */
  async #pass(by: Person, now: number, to: Omit<model.Delegation, 'id' | 'expires' | 'active'>): Promise<() => void> {
    const days = 10;
    const { grant, from, unit: department, depth } = to;
    const end = from ? from.expires : grant.expires;
    const expires = Math.min(now + days * dayMs, end);
    const { id } = await this.ledgers[by].access.delegate({
      ...{ grant: grant.id, department, ...(from && { parent: from.id }), ...(depth > 0 && { depth }) },
      ...(expires < end && { days }),
    });
    return () => this.delegations.push({ id, ...to, expires, active: true });
  }

  #takeBack(by: Person): Step | undefined {
    const delegation = this.#some(this.delegations);
    if (!delegation) return undefined;
    const make = async () => {
      await this.ledgers[by].access.undelegate({ delegation: delegation.id, reason });
      return () => (delegation.active = false);
    };
    const expected = model.mayTakeBack(by, delegation) ? 'allowed' : 'refused';
    return { name: `${by} undelegate ${delegation.id}`, expected, make };
  }

  #planned(action: string, by: Person): Step | undefined {
    if (action === 'publishPlan') {
      const make = async () => {
        const { id } = await this.ledgers[by].access.publishPlan({ ...plan, quota: { records: 10_000, per: 'day' } });
        return () => this.plans.push({ id, active: true });
      };
      return { name: `${by} publishPlan`, expected: by === 'wu' ? 'allowed' : 'refused', make };
    }
    const ending = this.#some(this.plans);
    if (!ending) return undefined;
    const make = async () => {
      await this.ledgers[by].access.endPlan({ plan: ending.id, reason });
      return () => (ending.active = false);
    };
    return { name: `${by} endPlan ${ending.id}`, expected: by === 'wu' && ending.active ? 'allowed' : 'refused', make };
  }

  #open(action: string, by: Person, now: number): Step | undefined {
    const delegation = action === 'openDelegated' ? this.#some(this.delegations) : undefined;
    const emergency = action === 'emergency' ? this.#some(this.plans) : undefined;
    const grant = action === 'emergency' ? undefined : (delegation?.grant ?? this.#some(this.grants));
    if (!grant && !emergency) return undefined;
    const expected = model.answerTo(by, now, { grant, delegation, plan: emergency });
    const made = { keys: keysOf(1 + this.chance.below(3)), salt: hex() };
    const make = async () => {
      const by_ = emergency ? { plan: emergency.id, reason } : { grant: grant?.id, delegation: delegation?.id };
      const attempt = { dataset, fields, purpose: said.purpose, records: made.keys.length, ...by_ };
      const opening = await this.ledgers[by].access.open(attempt, { transient: { ...made, sealTo: this.sealTo } });
      if (opening.state !== expected)
        throw new Error(`${opening.state} by ${opening.denial?.code ?? ''}:\n${this.trail.join('\n')}`);
      const end = emergency ? now + hourMs : Math.min(now + dayMs, grant?.expires ?? 0);
      const about = { id: opening.id, by, allowed: opening.state === 'allowed', expires: end, ...made };
      return () => this.openings.push({ ...about, grant, delegation, plan: emergency, reviewed: false });
    };
    const name = `${by} ${action} by ${[grant?.id, delegation?.id, emergency?.id].join(' ')}`;
    return { name, expected, make };
  }

  #read(by: Person, now: number): Step | undefined {
    const opening = this.#some(this.openings);
    if (!opening) return undefined;
    const make = async () => {
      const { id, keys, salt } = opening;
      const { records } = await this.ledgers[by].records.read({ opening: id }, { transient: { keys, salt } });
      if (records.length !== keys.length) throw new Error(`${id} gave ${records.length} of ${keys.length}`);
      return () => undefined;
    };
    const expected = model.mayRead(by, opening, now) ? 'allowed' : 'refused';
    return { name: `${by} read ${opening.id} of ${opening.by}`, expected, make };
  }

  #review(by: Person): Step | undefined {
    const opening = this.#some(this.openings);
    if (!opening) return undefined;
    const make = async () => {
      await this.ledgers[by].access.inspect({ opening: opening.id, outcome: 'justified', words: '已核实' });
      return () => (opening.reviewed = true);
    };
    const expected = model.mayReview(by, opening) ? 'allowed' : 'refused';
    return { name: `${by} inspect ${opening.id}`, expected, make };
  }
}

/** Who asks: mostly the department that can delegate. */
const askers: readonly Person[] = [...everybody, 'hua', 'hua', 'hua', 'hua', 'hua', 'hua'];

/** How often each action is tried: what ends something comes seldom, openings and reads often. */
const weights: Readonly<Record<string, number>> = {
  ...{ request: 2, renew: 1, return: 2, complete: 3, extend: 2, approve: 5, refuse: 3, dispute: 3, rule: 3 },
  ...{ escalate: 3, claim: 2, supply: 2, withdraw: 1, suspend: 2, resume: 3, revoke: 1, delegate: 3, passOn: 3 },
  ...{ undelegate: 1 },
  ...{ publishPlan: 1, endPlan: 1, open: 5, openDelegated: 4, emergency: 3, inspect: 2, read: 8 },
};
const actions = Object.entries(weights).flatMap(([action, often]) => Array.from({ length: often }, () => action));

/** Where a request stands by the ledger, as the model tells it. */
export const told = ({ progress }: access.DecidedRequest): { stage: string; due: string | undefined } => ({
  stage: progress.stage,
  due: progress.due,
});
