/** Puts a file together, from the blocks of one's own peer. */
import type { RecordProof } from '@oneplusn/api';
import { envelopesOf, flagsOf } from '../chain/block';
import { noFlags } from '../chain/flags';
import { saidIn, type Said } from '../checkpoints/checkpoint';
import { Configurations } from '../chain/configuration';
import { EvidenceError } from '../errors/evidence-error';
import { evidenceErrors as errors } from '../errors/table';
import { formatName, formatVersion, type Evidence, type EvidenceBlock } from '../format/evidence';
import { committedIn, problemsOf } from '../records/proven';
import { tried } from '../report/tried';
import { openTransaction, type Opened } from '../transactions/opened';
import { writesOf, type Writes } from '../transactions/writes';
import { WantedFacts } from './facts';
import { progressAfter, type Progress } from './progress';
import { blocksOf, type Reading, type Source } from './source';

/** What is to be proved. */
export interface Wanted {
  /** Facts and cases, by their ids: all that was written of them. */
  readonly ids: readonly string[];
  /** Only facts of this kind, where several have one id. */
  readonly kind?: string | undefined;
  /** Records that were read, with their proofs: what they disclose goes into the file, and no more. */
  readonly records?: readonly RecordProof[] | undefined;
}

/** Gathers what a file needs while blocks go by. */
class Gathering {
  readonly #configurations = new Configurations();
  readonly #wantedFacts: WantedFacts;
  readonly configurations: EvidenceBlock[] = [];
  readonly blocks: EvidenceBlock[] = [];
  readonly facts: Evidence['facts'] = [];
  /** By the place of the record. The last one counts: that is the commitment that stands. */
  readonly committed = new Map<number, { transaction: string; block: EvidenceBlock }>();
  readonly chain: { data: string; flags: string }[] = [];
  readonly checkpoints: { said: Said; authority: string; envelope: string }[] = [];
  /** The chain up to the block before the first that is kept. */
  before: Progress | undefined;
  #last: Progress | undefined;

  constructor(
    private readonly wanted: Wanted,
    private readonly chaincode: string,
  ) {
    this.#wantedFacts = new WantedFacts(wanted.ids, wanted.kind);
  }

  take(message: Parameters<typeof progressAfter>[1]): void {
    const progress = progressAfter(this.#last, message);
    const { kept, ownFlags } = progress;
    if (this.#configurations.in(kept)) this.configurations.push(kept);
    const isWanted = this.#look(kept);
    if (isWanted) {
      if (this.blocks.length === 0) this.before = this.#last;
      this.blocks.push(kept);
    }
    if (this.blocks.length > 0) this.chain.push({ data: kept.data, flags: ownFlags });
    this.#last = progress;
  }

  /** Whether a block holds anything that is wanted. */
  #look(kept: EvidenceBlock): boolean {
    const flags = flagsOf(kept);
    let isWanted = false;
    envelopesOf(kept).forEach((bytes, position) => {
      const opened = flags[position] === 0 ? tried(() => openTransaction(bytes)) : undefined;
      if (opened?.chaincode !== this.chaincode) return;
      this.#noteCheckpoint(opened, bytes);
      const writes = tried(() => writesOf(opened.effects, this.chaincode));
      if (writes && this.#noteWritten(opened, writes, kept)) isWanted = true;
    });
    return isWanted;
  }

  #noteCheckpoint(opened: Opened, bytes: Buffer): void {
    const said = this.blocks.length > 0 ? saidIn(opened) : undefined;
    const authority = said && [...(tried(() => writesOf(opened.effects, this.chaincode))?.seals.keys() ?? [])][0];
    if (said && authority !== undefined) this.checkpoints.push({ said, authority, envelope: bytes.toString('base64') });
  }

  #noteWritten({ id: transaction }: Opened, writes: Writes, block: EvidenceBlock): boolean {
    const facts = this.#wantedFacts.in(writes);
    this.facts.push(...facts.map((fact) => ({ ...fact, transaction })));
    let isRecord = false;
    this.wanted.records?.forEach((proof, place) => {
      const committed = committedIn(writes, proof);
      if (committed === undefined || problemsOf(proof, committed).length > 0) return;
      this.committed.set(place, { transaction, block });
      isRecord = true;
    });
    return facts.length > 0 || isRecord;
  }
}

/**
 * Reads all blocks of the own peer and writes the file of what is wanted.
 * @param chaincode the foundation's name on the channel
 * @throws EvidenceError EVIDENCE-180, EVIDENCE-181 where the ledger has no such thing
 */
export async function collectEvidence(
  source: Source,
  chaincode: string,
  wanted: Wanted,
  reading: Reading = {},
): Promise<Evidence> {
  const gathering = new Gathering(wanted, chaincode);
  for await (const message of blocksOf(source, reading)) gathering.take(message);
  refuseAbsent(gathering, wanted);
  return evidenceOf(gathering, wanted, { channel: source.channel, chaincode });
}

function refuseAbsent({ facts, committed, configurations }: Gathering, { ids, records = [] }: Wanted): void {
  if (configurations[0]?.number !== 0) throw new EvidenceError(errors.genesisAbsent, {});
  const found = new Set(facts.map(({ id }) => id));
  const absent = ids.find((id) => !found.has(id));
  if (absent !== undefined) throw new EvidenceError(errors.factAbsent, { id: absent });
  const place = records.findIndex((_, at) => !committed.has(at));
  if (place >= 0) throw new EvidenceError(errors.recordAbsent, { place: place + 1 });
}

function evidenceOf(
  { facts, committed, configurations, blocks, chain, checkpoints, before }: Gathering,
  { records = [] }: Wanted,
  at: Pick<Evidence, 'channel' | 'chaincode'>,
): Evidence {
  const proven = records.flatMap((proof, place) => {
    const found = committed.get(place);
    return found ? [{ proof, transaction: found.transaction }] : [];
  });
  const first = blocks[0]?.number ?? 0;
  const last = blocks.at(-1)?.number ?? 0;
  const chosen = nearest(checkpoints, last);
  const end = Math.max(last, ...chosen.map(({ said }) => said.block));
  return {
    format: formatName,
    version: formatVersion,
    ...at,
    facts,
    records: proven,
    configurations: configurations.filter(({ number }) => number <= end),
    blocks,
    chain: {
      first,
      previous: before?.hash ?? '',
      flags: before?.flags ?? noFlags,
      blocks: chain.slice(0, end - first + 1),
    },
    checkpoints: chosen.map(({ envelope }) => envelope),
    timestamps: [],
  };
}

/** Of each authority the first checkpoint that covers a block: so the chain to it is short. */
function nearest(all: Gathering['checkpoints'], block: number): Gathering['checkpoints'] {
  const covering = all.filter(({ said }) => said.block >= block).sort((a, b) => a.said.block - b.said.block);
  const byAuthority = Map.groupBy(covering, ({ authority }) => authority);
  return [...byAuthority.values()].flatMap(([first]) => first ?? []);
}
