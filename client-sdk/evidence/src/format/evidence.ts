/** The file, version 1: docs/reference/evidence.md says what each part means. */
import { FactId, RecordProof } from '@oneplusn/api';
import * as v from 'valibot';

/** Counted up with each change that an older verifier would not understand. */
export const formatVersion = 1;
export const formatName = 'oneplusn-evidence';

/** Only as it is written: two texts for the same bytes would be two files that say one thing. */
const Bytes = v.pipe(
  v.string(),
  v.check((text) => Buffer.from(text, 'base64').toString('base64') === text),
);
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const HashOrNone = v.union([v.literal(''), Hash]);
const Number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Name = v.pipe(v.string(), v.regex(/^[\w.-]{1,249}$/));
const Kind = v.pipe(v.string(), v.regex(/^[a-z]{1,40}$/));

/** A block, but for what this file has no use for. */
const Block = v.strictObject({
  number: Number,
  /** Hash of the block before; empty for block 0. */
  previous: HashOrNone,
  /** Hash over its transactions, as its header has it. */
  data: Hash,
  /** Its transactions, each a `common.Envelope`. */
  transactions: v.array(Bytes),
  /** `common.Metadata` with the orderers' signatures. */
  signatures: Bytes,
  /** One byte a transaction: the peer's verdict. */
  flags: Bytes,
});
/** A block, as a file has it. */
export type EvidenceBlock = v.InferOutput<typeof Block>;

/** A run of blocks without a gap, of which only the hashes are given. */
const Chain = v.strictObject({
  first: Number,
  /** Hash of the block before the first. */
  previous: HashOrNone,
  /** Digest over the verdicts up to the block before the first. */
  flags: Hash,
  /** Of each block its data hash, and SHA-256 of its flags. */
  blocks: v.array(v.strictObject({ data: Hash, flags: Hash })),
});
/** The hashes of a run of blocks. */
export type EvidenceChain = v.InferOutput<typeof Chain>;

/** What a file says that it proves, and with what. */
export const Evidence = v.strictObject({
  format: v.literal(formatName),
  version: v.literal(formatVersion),
  channel: Name,
  chaincode: Name,
  /** Facts that these transactions wrote. `case`: a step of that case. */
  facts: v.array(v.strictObject({ kind: Kind, id: FactId, transaction: Hash })),
  /** Records that the provider committed to in these transactions. */
  records: v.array(v.strictObject({ proof: v.strictObject(RecordProof.entries), transaction: Hash })),
  /** Blocks that set the channel's configuration, block 0 first. */
  configurations: v.array(Block),
  /** The blocks that hold the transactions. */
  blocks: v.array(Block),
  chain: Chain,
  /** Transactions in which authorities sealed what their chain was, each a `common.Envelope`. */
  checkpoints: v.array(Bytes),
  /** RFC 3161 tokens over all of the above. */
  timestamps: v.array(Bytes),
});
export type Evidence = v.InferOutput<typeof Evidence>;
