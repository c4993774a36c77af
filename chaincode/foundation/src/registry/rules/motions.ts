import type { Msp, registry } from '@oneplusn/api';
import { joiningProblem } from './founding';

/** How the network stands when a motion is put to it. */
export interface Membership {
  readonly committee: Msp;
  readonly authorities: ReadonlyMap<Msp, registry.Authority['state']>;
}

/** Why a motion cannot be carried out, or undefined where it can. */
export function motionProblem({ committee, authorities }: Membership, motion: registry.Motion): string | undefined {
  switch (motion.action) {
    case 'join':
      return joiningProblem([...authorities.keys()], motion.authority);
    case 'suspend':
      if (motion.msp === committee) return 'without the committee nothing could be enacted any more';
      return stateProblem(authorities, motion.msp, 'active');
    case 'resume':
      return stateProblem(authorities, motion.msp, 'suspended');
    case 'parameter': {
      const { authority } = motion.parameter;
      return authority === undefined || authorities.has(authority) ? undefined : `${authority} is no authority`;
    }
    case 'calendar':
      return calendarProblem(motion.calendar);
  }
}

/** Why this is no calendar of its year, or undefined where it is. */
export function calendarProblem({ year, holidays, makeUpDays }: registry.Calendar): string | undefined {
  const stray = [...holidays, ...makeUpDays].find((day) => !day.startsWith(`${year}-`));
  if (stray !== undefined) return `${stray} is not in ${year}`;
  const both = holidays.find((day) => makeUpDays.includes(day));
  return both === undefined ? undefined : `${both} cannot be a holiday and a working day`;
}

function stateProblem(authorities: Membership['authorities'], msp: Msp, needed: string): string | undefined {
  const state = authorities.get(msp);
  if (state === undefined) return `${msp} is no authority`;
  return state === needed ? undefined : `${msp} is ${state}`;
}

/** How many must approve: more than half of those that may vote. */
export function majorityOf(voters: number): number {
  return Math.floor(voters / 2) + 1;
}
