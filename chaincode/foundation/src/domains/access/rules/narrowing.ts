import { isReleasable } from '@oneplusn/api';
import type { access, catalog } from '@oneplusn/api';

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

/** The first field that a schema does not release so, or that `outer` does not cover. */
export function beyond(
  outer: Selection,
  inner: Selection,
  schema: catalog.Dataset['schema'],
): { field: string; derivation: string } | undefined {
  const undeclared = Object.entries(inner).find(([field, derivation]) => !isReleasable(schema, field, derivation));
  return undeclared ? { field: undeclared[0], derivation: undeclared[1] } : uncovered(outer, inner);
}

/** Whether one quota can never give more than the other: no more records, in a window no shorter. */
export function isWithin(inner: access.Quota, outer: access.Quota): boolean {
  return inner.records <= outer.records && windows.indexOf(inner.per) >= windows.indexOf(outer.per);
}
