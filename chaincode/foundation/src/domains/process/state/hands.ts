import { errors, fail } from '@oneplusn/api';
import type { process } from '@oneplusn/api';

/** The place of a case in which somebody has work to do. */
export function taskIn({ id, places, state: standing }: process.Case, state: string): process.Place {
  const place = standing === 'ended' ? undefined : places.find((each) => each.state === state);
  if (!place) throw fail(errors.process.noSuchTask, { case: id, state });
  return place;
}
