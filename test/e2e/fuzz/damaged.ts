import fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const half = '\ud800';
/** Names that every JavaScript object answers to, and that a careless program takes for its own. */
const borrowed = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'] as const;

/** What a value may become; `undefined` takes it away. */
const replacements: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  '',
  half,
  `a\u0000b`,
  '\u{10ffff}',
  'x'.repeat(20_000),
  '../../etc/passwd',
  ...borrowed,
  -1,
  1.5,
  1e300,
  2 ** 53,
  [],
  {},
  [[]],
  Array.from({ length: 5000 }, () => 'x'),
  { then: 'x' },
];

/**
 * A value with one thing in it made wrong, somewhere: taken away, of another type, too long, too many, or something
 * added.
 */
export function damaged(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.oneof(
    fc.constantFrom(...replacements).map((to) => ({ to })),
    fc.constantFrom(...borrowed, 'extra', half, '').map((add) => ({ add })),
  );
  return fc.tuple(value, fc.nat(), change).map(([whole, at, wrong]) => {
    const copy = plain(whole);
    const places = placesIn(copy);
    const path = places[at % places.length] ?? [];
    return 'to' in wrong ? replaced(copy, path, wrong.to) : added(copy, path, wrong.add);
  });
}

/** As it arrives: without members that are undefined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

type Path = readonly string[];

function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))];
}

function replaced(value: Json, [name, ...rest]: Path, to: Json | undefined): Json | undefined {
  if (name === undefined) return to;
  const members = value as Record<string, Json>;
  const member = replaced(members[name] as Json, rest, to);
  if (member !== undefined) set(members, name, member);
  else if (Array.isArray(value)) value.splice(Number(name), 1);
  else Reflect.deleteProperty(members, name);
  return value;
}

/** Adds to the nearest set of members. */
function added(value: Json, path: Path, name: string): Json {
  let at = value;
  for (const step of path) {
    const member = (at as Record<string, Json>)[step] as Json;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) break;
    at = member;
  }
  if (typeof at === 'object' && at !== null && !Array.isArray(at)) set(at, name, { x: 1 });
  return value;
}

/** An own member, whatever its name: an assignment to `__proto__` makes none. */
function set(members: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
