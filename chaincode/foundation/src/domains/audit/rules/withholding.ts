import { dayOf } from '@oneplusn/api';
import { daysAfter } from '../../registry/rules/moments';
import type { Instant, audit } from '@oneplusn/api';

/** What a provider withholds of a grant's openings, and the committee's word that ends it. */
export interface Held {
  readonly withholding?: audit.Withholding | undefined;
  readonly release?: audit.Release | undefined;
}

type Withheld = NonNullable<audit.Reading['withheld']>;

/** Whether a withholding stands at all; a release ends the very one that it answers. */
export function stands({ withholding, release }: Held): boolean {
  return (
    withholding !== undefined &&
    !withholding.lifted &&
    !(release && release.grant === withholding.grant && release.answers === withholding.provenance.txId)
  );
}

/** Until when those concerned are not told of an opening; undefined where they may be told now. */
export function withheldAt(held: Held, opened: Instant, now: Instant): Withheld | undefined {
  const { withholding } = held;
  if (!withholding || !stands(held) || opened < withholding.since) return undefined;
  const { basis, days, until: last } = withholding;
  if (days === undefined && last === undefined) return { basis };
  const until = days === undefined ? endOf(last ?? '') : daysAfter(opened, days);
  return now < until ? { until, basis } : undefined;
}

/** Whether a last day has passed. */
export const isOver = (day: string, now: Instant): boolean => day < dayOf(now);

/** The first moment after a day, in China Standard Time. */
const endOf = (day: string): Instant => daysAfter(`${day}T00:00:00+08:00`, 1);
