import { problems, registry } from '@oneplusn/api';
import type { Instant, Msp } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { joiningProblem } from './founding';
import { isWeekend } from './working-days';
import { daysAfter } from './moments';

const wrong = problems.registry;

/** How the network stands when a motion is put to it. */
export interface Membership {
  readonly committee: Msp;
  readonly authorities: ReadonlyMap<Msp, registry.Authority['state']>;
}

/** Why a motion cannot be carried out, or undefined where it can. */
export function motionProblem({ committee, authorities }: Membership, motion: registry.Motion): Problem | undefined {
  switch (motion.action) {
    case 'join':
      return joiningProblem([...authorities.keys()], motion.authority);
    case 'suspend':
      if (motion.msp === committee) return problemWith(wrong.committeeNeeded);
      return stateProblem(authorities, motion.msp, 'active');
    case 'resume':
      return stateProblem(authorities, motion.msp, 'suspended');
    case 'parameter': {
      const { authority } = motion.parameter;
      return authority === undefined || authorities.has(authority)
        ? parameterProblem(motion.parameter)
        : problemWith(wrong.noAuthority, { msp: authority });
    }
    case 'calendar':
      return calendarProblem(motion.calendar);
  }
}

/** Why a number cannot be set so, or undefined where it can: each that the rules go by has limits. */
export function parameterProblem({ name, value }: registry.Parameter): Problem | undefined {
  const term = registry.termNamed(name);
  if (!term || (value >= term.min && value <= term.max)) return undefined;
  return problemWith(wrong.outOfLimits, { name, value, min: term.min, max: term.max });
}

/** Why this is no calendar of its year, or undefined where it is. */
export function calendarProblem({ year, holidays, makeUpDays }: registry.Calendar): Problem | undefined {
  const all = [...holidays, ...makeUpDays];
  const stray = all.find((day) => !day.startsWith(`${year}-`));
  if (stray !== undefined) return problemWith(wrong.notInYear, { day: stray, year });
  const both = holidays.find((day) => makeUpDays.includes(day));
  if (both !== undefined) return problemWith(wrong.bothKinds, { day: both });
  const twice = all.find((day, at) => all.indexOf(day) !== at);
  if (twice !== undefined) return problemWith(wrong.dayTwice, { day: twice });
  const idle = makeUpDays.find((day) => !isWeekend(day));
  return idle === undefined ? undefined : problemWith(wrong.noWeekend, { day: idle });
}

function stateProblem(authorities: Membership['authorities'], msp: Msp, needed: string): Problem | undefined {
  const state = authorities.get(msp);
  if (state === undefined) return problemWith(wrong.noAuthority, { msp });
  if (state === needed) return undefined;
  return problemWith(state === 'active' ? wrong.isActive : wrong.isSuspended, { msp });
}

/** How an authority stands once a motion is carried out; undefined where it is about none. */
export function standingIn(
  motion: registry.Motion,
): { readonly msp: Msp; readonly state: registry.Authority['state'] } | undefined {
  if (motion.action === 'join') return { msp: motion.authority.msp, state: 'active' };
  if (motion.action === 'suspend') return { msp: motion.msp, state: 'suspended' };
  return motion.action === 'resume' ? { msp: motion.msp, state: 'active' } : undefined;
}

/** Those that may vote, in order. */
export const votersOf = ({ authorities }: Membership): Msp[] =>
  [...authorities].flatMap(([msp, state]) => (state === 'active' ? [msp] : [])).sort();

/** Until when a motion stands that is put at a moment. */
export const expiryOf = (now: Instant, days: number): Instant => daysAfter(now, days);

/** How many must approve: more than half of those that may vote. */
export function majorityOf(voters: number): number {
  return Math.floor(voters / 2) + 1;
}
