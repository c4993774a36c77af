import { ownerOf, partnerIn } from '@oneplusn/api';
import type { FactId, OutputOf, Transactions } from '@oneplusn/api';
import { pagesOf } from '../calls/pages';
import type { Session } from '../calls/session';
import { blocksOf } from './blocks';
import { knownHeightOf } from './height';
import { knownOf, toldIn } from './told';

/** Which openings are held against the blocks. */
export interface CheckOptions {
  /** Those in which this authority took part, as provider or as requester. */
  readonly authority: string;
  /** Told of each block that was read, of how many. */
  readonly onBlock?: ((block: bigint, height: bigint) => void) | undefined;
  readonly signal?: AbortSignal;
}

/** What the list of openings and the blocks tell of each other. */
export interface OpeningsCheck {
  /** How many blocks were read: all that the caller's own peer had. */
  readonly blocks: bigint;
  /** How many openings of this authority they hold, sealed by both sides. */
  readonly openings: number;
  /** Openings in the blocks that the list leaves out: somebody has removed its entry. */
  readonly unlisted: readonly string[];
  /** Openings that the list shows and no block holds: the peer that answered has made them up. */
  readonly invented: readonly string[];
  /** Transactions whose event is not true: SDK-144 tells of each in `ledger.events()`. */
  readonly unverified: number;
}

/** Gives a page of the ledger's own list. */
type List = (input: {
  authority: string;
  size: number;
  after: string | undefined;
}) => Promise<OutputOf<Transactions['audit']['openings']>>;

const pageSize = 100;

/**
 * Reads all blocks of the caller's own peer, and holds the ledger's list of openings against them: entries of lists can
 * be removed by any two authorities, transactions by nobody.
 * @throws ConnectionError SDK-145 where the peer does not say how many blocks there are
 */
export async function checkOpenings(session: Session, list: List, options: CheckOptions): Promise<OpeningsCheck> {
  const { authority } = options;
  const before = await knownHeightOf(session);
  // The list comes first: what is opened meanwhile stands in blocks alone, and is left out by the height.
  const listed = new Set<string>();
  for await (const { items, unsound } of pagesOf((after) => list({ authority, size: pageSize, after })))
    for (const id of [...items.map((opening) => opening.id), ...unsound]) listed.add(id);
  const height = await knownHeightOf(session);
  const { openings, unverified } = await inBlocks(session, height, options);
  const unlisted = [...openings].filter(([id, block]) => block < before && !listed.has(id)).map(([id]) => id);
  const invented = [...listed].filter((id) => !openings.has(id));
  return { blocks: height, openings: openings.size, unlisted, invented, unverified };
}

/** The openings of an authority in all blocks below a height, each with its block. */
async function inBlocks(session: Session, height: bigint, { authority, onBlock, signal }: CheckOptions) {
  const { ended } = session.peers;
  const end = signal ? AbortSignal.any([signal, ended]) : ended;
  const known = knownOf(session);
  const openings = new Map<string, bigint>();
  let unverified = 0;
  for await (const block of blocksOf(session, 0n, end)) {
    const number = BigInt(block.getHeader()?.getNumber() ?? 0);
    for (const told of toldIn(block, known)) {
      if ('problem' in told) unverified += 1;
      else
        for (const { kind, id } of told.content.facts)
          if (kind === 'opening' && concerns(id, authority)) openings.set(id, number);
    }
    onBlock?.(number, height);
    if (number + 1n >= height) break;
  }
  return { openings, unverified };
}

/** An opening's id names the provider, who owns it, and the requester. */
const concerns = (id: FactId, authority: string): boolean =>
  ownerOf(id) === authority || partnerIn(id) === authority.toLowerCase();
