/** Values that are told apart from all others, wherever they turn up. */

/** A text, and a name of a field too. */
export const marked = 'MarkerQzxv7418529637';
const number = 741_852_963_741;
/** For secrets, which are hex. */
const hex = '7418529637417418529637417418529637';

/** Puts marks into every place of a value: texts, numbers, names of members below the first. */
export function mark(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return /^(?:[0-9a-f]{2}){16,64}$/.test(value) ? hex : marked;
  if (typeof value === 'number') return number;
  if (Array.isArray(value)) return value.map((item: unknown, at) => suffixed(mark(item, depth + 1), at));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member], at) => [
    depth === 0 || known.has(name) ? name : `${marked}${at}`,
    mark(member, depth + 1),
  ]);
  return Object.fromEntries(members) as unknown;
}

/**
 * Names that descriptions and the sample's dataset know: they are no secrets, and a value has to stand under them to
 * get further.
 */
const known = new Set([
  'records',
  'salt',
  'secret',
  'key',
  'keys',
  'fields',
  'idNumber',
  'name',
  'birthDate',
  'address',
]);

/** Keys of a list must differ, and still be marked. */
const suffixed = (value: unknown, at: number): unknown => (value === marked ? `${marked}${at}` : value);

type Person = Readonly<Record<string, string | number>>;

/** Somebody who fits the sample's dataset, and is marked. */
export const markedPerson = (like: Person): Person => ({
  ...like,
  idNumber: id,
  name: marked,
  address: `${marked} road`,
});

/** Transient data with rows as the sample's dataset has them, right and wrong, where rows and keys stand. */
export function markedPeople(fields: object, like: Person): object {
  const right = markedPerson(like);
  const wrong = [
    { ...right, idNumber: marked },
    { ...right, birthDate: marked },
    { ...right, months: marked },
    { ...right, name: marked.repeat(9) },
    { ...right, [marked]: 1 },
    { ...right, name: number },
    { ...right, idNumber: `${id.slice(0, -1)}0` },
  ];
  const one = wrong[JSON.stringify(fields).length % wrong.length];
  const places = {
    records: [[right, right], [one], [right, one]],
    fields: [right, one],
    key: [id],
    keys: [[id, marked]],
  };
  const given = Object.entries(places).filter(([name]) => Object.hasOwn(fields, name));
  const chosen = given.map(([name, all]) => [name, all[JSON.stringify(fields).length % all.length]]);
  return { ...(mark(fields) as object), ...(Object.fromEntries(chosen) as object) };
}

/** The number in the text of GB 11643, of nobody in the sample. */
const id = '11010519491231002X';

/** Does a text hold a mark? */
export function isMarked(text: string): boolean {
  return [marked, String(number), hex, id.slice(0, 17)].some((mark) => text.includes(mark));
}
