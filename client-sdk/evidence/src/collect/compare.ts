/** Checkpoints of all authorities, held against the chain of one's own peer. */
import { envelopesOf, flagsOf } from '../chain/block';
import { saidIn, sealedIn, type Said, type Sealed } from '../checkpoints/checkpoint';
import { settledBy } from '../checkpoints/settled';
import { Configurations, type Configuration } from '../chain/configuration';
import { tried } from '../report/tried';
import { openTransaction } from '../transactions/opened';
import { blocksOf, type Reading, type Source } from './source';
import { progressAfter } from './progress';

/** What differs between what an authority has sealed and what the own peer has. */
export type Difference = 'hash' | 'flags' | 'commit';

/** The checkpoints of an authority. */
export interface Standing {
  readonly authority: string;
  /** How many it has sealed. */
  readonly checkpoints: number;
  /** The last block up to which it agrees with the own peer; undefined where it never did. */
  readonly agreed: number | undefined;
  /** The first block of which it has sealed something else, and what: an alarm. */
  readonly differs?: { readonly block: number; readonly what: readonly Difference[]; readonly transaction: string };
}

/** What the checkpoints say of the own peer's chain. */
export interface Comparison {
  /** How many blocks were read: all that the own peer has. */
  readonly blocks: number;
  readonly authorities: readonly Standing[];
  /** Transactions up to this block are under agreeing checkpoints of two authorities or more; undefined: none is. */
  readonly settled: number | undefined;
}

/** Reads all blocks of the own peer, and holds the checkpoints in them against it. */
export async function compareCheckpoints(
  source: Source,
  chaincode: string,
  reading: Reading = {},
): Promise<Comparison> {
  const chain: Said[] = [];
  const found: Sealed[] = [];
  const configurations = new Configurations();
  let configuration: Configuration | undefined;
  for await (const message of blocksOf(source, reading)) {
    const { kept, ...said } = progressAfter(chain.at(-1), message);
    chain.push(said);
    const inForce = configuration;
    if (inForce) found.push(...checkpointsIn(kept, { channel: source.channel, chaincode }, inForce));
    configuration = configurations.in(kept) ?? configuration;
  }
  const authorities = [...Map.groupBy(found, ({ authority }) => authority)]
    .map(([authority, sealed]) => standingOf(authority, sealed, chain))
    .sort((a, b) => (a.authority < b.authority ? -1 : 1));
  const agreed = authorities.flatMap((each) => each.agreed ?? []).sort((a, b) => b - a);
  return { blocks: chain.length, authorities, settled: agreed[settledBy - 1] };
}

type At = Parameters<typeof sealedIn>[1];

/** The checkpoints in a block that are valid, and their authorities'. */
function checkpointsIn(kept: Parameters<typeof envelopesOf>[0], at: At, configuration: Configuration): Sealed[] {
  const flags = flagsOf(kept);
  return envelopesOf(kept).flatMap((bytes, position) => {
    const opened = flags[position] === 0 ? tried(() => openTransaction(bytes)) : undefined;
    const attempt = opened && saidIn(opened) ? sealedIn(bytes, at, configuration) : undefined;
    return attempt?.sealed ?? [];
  });
}

function standingOf(authority: string, sealed: readonly Sealed[], chain: readonly Said[]): Standing {
  const ordered = [...sealed].sort((a, b) => a.block - b.block);
  const judged = ordered.map((each) => ({ each, what: differencesOf(each, chain[each.block]) }));
  const first = judged.find(({ what }) => what.length > 0);
  const agreed = judged.findLast(({ each, what }) => what.length === 0 && !(first && each.block >= first.each.block));
  return {
    authority,
    checkpoints: sealed.length,
    agreed: agreed?.each.block,
    ...(first && { differs: { block: first.each.block, what: first.what, transaction: first.each.transaction } }),
  };
}

/** A block that the own peer does not have yet it cannot have sealed: it stands in the chain behind it. */
function differencesOf(sealed: Said, own: Said | undefined): Difference[] {
  return (['hash', 'flags', 'commit'] as const).filter((what) => sealed[what] !== own?.[what]);
}
