import type { access } from '@oneplusn/api';

type Selection = Readonly<Record<string, string>>;

const windows = ['day', 'month', 'term'] as const;

/**
 * The first field of `inner` that `outer` does not cover: a field is covered in its very form of release, or in any
 * where it is whole.
 */
export function uncovered(outer: Selection, inner: Selection): { field: string; derivation: string } | undefined {
  for (const [field, derivation] of Object.entries(inner)) {
    const given = Object.hasOwn(outer, field) ? outer[field] : undefined;
    if (given !== derivation && given !== 'whole') return { field, derivation };
  }
  return undefined;
}

/** Whether one quota can never give more than the other: no more records, in a window no shorter. */
export function isWithin(inner: access.Quota, outer: access.Quota): boolean {
  return inner.records <= outer.records && windows.indexOf(inner.per) >= windows.indexOf(outer.per);
}
