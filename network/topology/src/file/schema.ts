import * as v from 'valibot';
import { AUTHORITY_KINDS, CONSENSUS_KINDS } from './topology';
import { parseDuration, parseSize } from './quantities';
import type { ValueRule } from './value-rules';

/** Begins the message of an unknown field's issue; the known fields follow, joined by commas. */
export const UNKNOWN_FIELD = 'unknownField:';

const MINUTE = 60_000;
const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

const word = matching(/^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'word');
// At most six levels of 40 characters.
const path = matching(/^(?!.*[a-z0-9-]{41})[a-z][a-z0-9]*(-[a-z0-9]+)*(\/[a-z][a-z0-9]*(-[a-z0-9]+)*){0,5}$/, 'path');
const text = matching(/^[^\p{Cc}]{1,200}$/u, 'text');
const names = closed({ zh: text, en: text });

const duration = v.pipe(
  v.string(),
  v.check((input) => within(parseDuration(input), 1, 5 * MINUTE), 'duration'),
  v.transform((input) => parseDuration(input) ?? 0),
);
// 100 MB is the largest message Fabric's gRPC servers take.
const size = v.pipe(
  v.string(),
  v.check((input) => within(parseSize(input), KILOBYTE, 99 * MEGABYTE), 'size'),
  v.transform((input) => parseSize(input) ?? 0),
);

const department = closed({ path, name: names });

const actor = closed({
  id: word,
  department: path,
  roles: v.pipe(
    v.array(word),
    v.minLength(1, rule('some')),
    v.check((roles) => new Set(roles).size === roles.length, rule('unique')),
  ),
  name: text,
});

const authority = closed({
  msp: matching(/^[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/, 'msp'),
  name: names,
  kind: v.picklist(AUTHORITY_KINDS),
  division: v.exactOptional(matching(/^\d{6}$/, 'division')),
  domain: v.exactOptional(matching(/^(?=.{1,128}$)[a-z0-9]+(-+[a-z0-9]+)*([.][a-z0-9]+(-+[a-z0-9]+)*)*$/, 'domain')),
  peers: v.optional(count(10), 1),
  // Below are those that only a system's own programs may take.
  port: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535))),
  departments: v.optional(v.array(department), []),
  actors: v.optional(v.array(actor), []),
});

const channel = matching(/^[a-z][a-z0-9.-]{0,248}$/, 'channel');

const furtherChannel = closed({
  name: channel,
  authorities: v.exactOptional(
    v.pipe(
      v.array(v.string()),
      v.minLength(1, rule('some')),
      v.check((msps) => new Set(msps).size === msps.length, rule('unique')),
    ),
  ),
});

const batch = closed({
  timeout: v.optional(duration, '200ms'),
  maxMessages: v.optional(count(100_000), 500),
  absoluteMaxBytes: v.optional(size, '10MB'),
  preferredMaxBytes: v.optional(size, '2MB'),
});

/**
 * A topology file's shape and the values it may hold, field by field. What concerns several fields at once is in
 * `rules.ts`. The output has the defaults filled in, durations in milliseconds and sizes in bytes.
 */
export const topologySchema = closed({
  name: word,
  channel,
  channels: v.exactOptional(v.array(furtherChannel)),
  committee: v.string(),
  authorities: v.pipe(v.array(authority), v.minLength(1, rule('some'))),
  orderers: v.optional(count(31), 1),
  consensus: v.optional(v.picklist(CONSENSUS_KINDS), 'raft'),
  throttle: v.exactOptional(count(1_000_000)),
  mutualTls: v.exactOptional(v.boolean()),
  batch: v.optional(batch, {}),
  chaincode: closed({
    name: matching(/^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$/, 'chaincode'),
    version: matching(/^[A-Za-z0-9_.+-]{1,64}$/, 'version'),
    signatures: count(100),
  }),
});

function matching(pattern: RegExp, name: ValueRule) {
  return v.pipe(v.string(), v.regex(pattern, rule(name)));
}

function count(most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
}

/** An object that takes no other fields; each one too many is an issue of its own. */
function closed<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.looseObject(entries),
    v.rawCheck(({ dataset, addIssue }) => {
      const input: unknown = dataset.value;
      if (typeof input !== 'object' || input === null) return;
      for (const [key, value] of Object.entries(input)) {
        if (Object.hasOwn(entries, key)) continue;
        const message = `${UNKNOWN_FIELD}${Object.keys(entries).join(',')}`;
        addIssue({ message, path: [{ type: 'object', origin: 'key', input: { ...input }, key, value }] });
      }
    }),
  );
}

function rule(name: ValueRule): ValueRule {
  return name;
}

function within(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}
