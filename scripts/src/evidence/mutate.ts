/** Spoils a file of evidence at random: in its text, in its members, and in the bytes that its members hold. */
import type { Random } from './random';

/** A place in a JSON document: what holds it, and under which name. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** The file with one to three things changed. */
export function mutated(text: string, random: Random): string {
  // The text itself is what is spoilt once in eight times: most such files are no JSON any more.
  if (random.below(8) === 0) return spoiltText(text, random);
  const document = JSON.parse(text) as Record<string, unknown>;
  for (let left = 1 + random.below(3); left > 0; left -= 1) change(random, placesIn(document));
  return JSON.stringify(document);
}

function change(random: Random, places: readonly Place[]): void {
  const { holder, name } = random.of(places);
  const value = holder[name];
  const kind = random.below(16);
  if (kind === 0) delete holder[name];
  else if (kind === 1) holder[name] = structuredClone(valueOf(random.of(places)));
  else if (kind === 2) exchange({ holder, name }, random.of(places));
  else if (Array.isArray(value)) changeList(value, random);
  else if (typeof value === 'number') holder[name] = spoiltNumber(value, random);
  else if (typeof value === 'string') holder[name] = spoiltString(value, random);
  else if (typeof value === 'boolean') holder[name] = !value;
  else if (value !== null && typeof value === 'object') Object.assign(value, { [random.of(names)]: 0 });
  else holder[name] = 0;
}

const names = ['number', 'more', '__proto__', 'kind'];
const valueOf = ({ holder, name }: Place): unknown => holder[name];

function exchange(one: Place, other: Place): void {
  const [first, second] = [valueOf(one), valueOf(other)].map((value) => structuredClone(value));
  one.holder[one.name] = second;
  other.holder[other.name] = first;
}

function changeList(list: unknown[], random: Random): void {
  if (list.length === 0) return void list.push(random.of<unknown>(['AAAA', 0, {}]));
  const [at, to] = [random.below(list.length), random.below(list.length + 1)];
  const kind = random.below(3);
  if (kind === 0) list.splice(at, 1);
  else if (kind === 1) list.splice(to, 0, structuredClone(list[at]));
  else list.splice(to, 0, ...list.splice(at, 1));
}

function spoiltNumber(value: number, random: Random): number {
  return random.of([value + 1, value - 1, value * 2, -value, 0, random.below(1000), value + 0.5]);
}

/** Hashes lose a digit, bytes a bit: what is in base64 stays in base64 most times. */
function spoiltString(value: string, random: Random): string {
  const isBase64 = value.length > 64 && value.length % 4 === 0 && /^[A-Za-z0-9+/]+=*$/.test(value);
  if (!isBase64 || random.below(8) === 0) return spoiltText(value, random);
  const bytes = Buffer.from(value, 'base64');
  const at = random.below(bytes.length);
  const kind = random.below(4);
  if (kind < 2) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const spoilt =
    kind === 2
      ? Buffer.concat([head, tail.subarray(1 + random.below(8))])
      : kind === 3
        ? Buffer.concat([head, Buffer.from([random.below(256)]), tail])
        : bytes;
  return spoilt.toString('base64');
}

const signs = [...'0123456789abcdefABZ{}[]",:. \n\u0000'];

function spoiltText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const kind = random.below(3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1 + random.below(4));
  return text.slice(0, at) + random.of(signs) + text.slice(kind === 1 ? at : at + 1);
}

function placesIn(document: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const open = [document];
  for (let holder = open.pop(); holder; holder = open.pop())
    for (const [name, value] of Object.entries(holder)) {
      places.push({ holder, name });
      if (value !== null && typeof value === 'object') open.push(value as Record<string, unknown>);
    }
  return places;
}
