import type { FactId, Msp, registry } from '@oneplusn/api';
import { standingIn } from '../rules/motions';
import { authorityId, calendarId, parameterId } from './ids';

/** The fact of the committee's that a motion changes. */
export interface Subject {
  readonly kind: 'authority' | 'parameter' | 'calendar';
  readonly id: FactId;
}

/** What a motion is about, as the committee's registry names it. */
export function subjectOf(committee: Msp, motion: registry.Motion): Subject {
  switch (motion.action) {
    case 'parameter':
      return { kind: 'parameter', id: parameterId(committee, motion.parameter.name, motion.parameter.authority) };
    case 'calendar':
      return { kind: 'calendar', id: calendarId(committee, motion.calendar.year) };
    default:
      return { kind: 'authority', id: authorityId(committee, standingIn(motion)?.msp ?? '') };
  }
}
