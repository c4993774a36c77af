import { problems } from '@oneplusn/api';
import type { Msp, registry } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { joiningProblem } from './founding';

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
        ? undefined
        : problemWith(wrong.noAuthority, { msp: authority });
    }
    case 'calendar':
      return calendarProblem(motion.calendar);
  }
}

/** Why this is no calendar of its year, or undefined where it is. */
export function calendarProblem({ year, holidays, makeUpDays }: registry.Calendar): Problem | undefined {
  const stray = [...holidays, ...makeUpDays].find((day) => !day.startsWith(`${year}-`));
  if (stray !== undefined) return problemWith(wrong.notInYear, { day: stray, year });
  const both = holidays.find((day) => makeUpDays.includes(day));
  return both === undefined ? undefined : problemWith(wrong.bothKinds, { day: both });
}

function stateProblem(authorities: Membership['authorities'], msp: Msp, needed: string): Problem | undefined {
  const state = authorities.get(msp);
  if (state === undefined) return problemWith(wrong.noAuthority, { msp });
  if (state === needed) return undefined;
  return problemWith(state === 'active' ? wrong.isActive : wrong.isSuspended, { msp });
}

/** How many must approve: more than half of those that may vote. */
export function majorityOf(voters: number): number {
  return Math.floor(voters / 2) + 1;
}
