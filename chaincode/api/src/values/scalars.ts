import * as v from 'valibot';
import { shapeProblems as wrong } from '../errors/problems/shape';
import { isDay } from './days';

/** Text of bounded length. Lengths count UTF-16 units, as JSON Schema's maxLength does for all but rare characters. */
export const text = (max: number, min = 1) => v.pipe(v.string(), v.minLength(min), v.maxLength(max));

/** A safe integer within bounds. */
export const integer = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));

/** An authority: its Fabric MSP id, e.g. `GD`. No two may differ in case alone, since ids carry it in lower case too. */
export const Msp = v.pipe(v.string(), v.regex(/^[A-Za-z](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$/, wrong.msp.key));
export type Msp = v.InferOutput<typeof Msp>;

/** A local name inside an authority: lower-case words joined by `-`, `_` or `.`. */
export const LocalName = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, wrong.localName.key));
export const isLocalName = (text: unknown): text is string => v.is(LocalName, text);

/**
 * The name of a fact: the authority that owns it, a slash, a local name: `MHRSS/insured`, `GD/r-4f1a09c2d37b51e8`.
 *
 * The owner is part of the name, so that nobody can put a fact of their own in another authority's place.
 */
export const FactId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?\/[a-z0-9](?:[a-z0-9._/-]{0,94}[a-z0-9])?$/, wrong.factId.key),
);
export type FactId = v.InferOutput<typeof FactId>;

/** The authority that owns a fact, read off its name. */
export function ownerOf(id: FactId): Msp {
  return id.slice(0, id.indexOf('/'));
}

/** A moment: the transaction's timestamp in UTC, ISO 8601 with milliseconds. Sorts as text. */
export const Instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((moment) => isDay(moment.slice(0, 10)), wrong.noSuchDay.key),
);
export type Instant = v.InferOutput<typeof Instant>;

/** A calendar day, `YYYY-MM-DD`, in China Standard Time. */
export const Day = v.pipe(v.string(), v.isoDate(), v.check(isDay, wrong.noSuchDay.key));

/** SHA-256 in lower-case hex. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, wrong.hash.key));

/** 16 to 64 random bytes in lower-case hex; only ever in transient data. */
export const Secret = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){16,64}$/, wrong.secret.key));

/** The client's name for one write: the same id with the same content returns the first result, with other content is an error. */
export const RequestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/, wrong.requestId.key));

/** A name for people, in Chinese and optionally English. */
export const Title = v.object({ zh: text(120), en: v.optional(text(200)) });
export type Title = v.InferOutput<typeof Title>;

/** Which page is wanted. `after` is the `next` of the page before. */
export const Page = v.object({ size: v.optional(integer(1, 200), 50), after: v.optional(text(512)) });

/** One page of results. `next` is absent on the last. */
export const pageOf = <T extends v.GenericSchema>(item: T) =>
  v.object({ items: v.array(item), next: v.optional(v.string()) });
export interface PageOf<T> {
  readonly items: T[];
  readonly next?: string;
}

/** Who wrote a fact, when, in which transaction. */
export const Provenance = v.object({ by: FactId, at: Instant, txId: v.string() });
export type Provenance = v.InferOutput<typeof Provenance>;
