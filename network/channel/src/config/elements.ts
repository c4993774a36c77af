/** A configuration as Fabric compares it: every group, value and policy by its path (`common/configtx`). */
import type { common } from '@hyperledger/fabric-protos';

/** What the outermost group is called. */
export const root = 'Channel';

interface Place {
  /** The groups that it stands in, from the outermost on. */
  readonly path: readonly string[];
  readonly name: string;
}

/** A part of a configuration that can be changed by itself. */
export type Element = Place &
  (
    | { readonly kind: 'group'; readonly content: common.ConfigGroup }
    | { readonly kind: 'value'; readonly content: common.ConfigValue }
    | { readonly kind: 'policy'; readonly content: common.ConfigPolicy }
  );

/** By kind and path: `value /Channel/Application/GD/MSP`. */
export type Elements = ReadonlyMap<string, Element>;

export const keyOf = (kind: Element['kind'], path: readonly string[], name: string): string =>
  `${kind} /${[...path, name].join('/')}`;

/**
 * All elements of a configuration, or of what an update reads or writes.
 * @throws Error where one is called what Fabric lets none be called: a path could then be read in two ways
 */
export function elementsOf(channel: common.ConfigGroup | undefined): Map<string, Element> {
  const found = new Map<string, Element>();
  if (channel) add(found, { kind: 'group', path: [], name: root, content: channel });
  return found;
}

function add(found: Map<string, Element>, element: Element): void {
  const { kind, path, name } = element;
  if (!isName(name)) throw new Error('no name of an element');
  found.set(keyOf(kind, path, name), element);
  if (element.kind !== 'group') return;
  const { content } = element;
  const within = [...path, name];
  for (const [each, group] of entries(content.getGroupsMap()))
    add(found, { kind: 'group', path: within, name: each, content: group });
  for (const [each, value] of entries(content.getValuesMap()))
    add(found, { kind: 'value', path: within, name: each, content: value });
  for (const [each, policy] of entries(content.getPoliciesMap()))
    add(found, { kind: 'policy', path: within, name: each, content: policy });
}

interface Entries<T> {
  entries(): { next(): { done?: boolean; value: [string, T] } };
}

/** What a map of a message holds. */
export function entries<T>(map: Entries<T>): [string, T][] {
  const all: [string, T][] = [];
  const cursor = map.entries();
  for (let next = cursor.next(); !next.done; next = cursor.next()) all.push(next.value);
  return all;
}

/** Fabric: `validateConfigID`. */
export const isName = (name: string): boolean => /^[a-zA-Z0-9.-]{1,249}$/.test(name) && name !== '.' && name !== '..';
