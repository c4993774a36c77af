/** Who read the records of people: what the authority's own notes say, and besides all that an index knows. */
import type { KnownOpenings, Reading } from '@oneplusn/sdk';
import type { Command } from 'commander';
import type { Session } from '../session';
import { withIndex, type Chosen } from './chosen';

const sources = {
  index: {
    zh: '由索引回答, 至区块 {block}; 此后的及本机构人员的, 由本机构集合中的留痕回答',
    en: "Answered by the index, up to block {block}; later ones, and one's own people's, by the authority's own notes",
  },
  ledger: { zh: '由本机构集合中的留痕回答', en: "Answered by the authority's own notes" },
};

/** A reading, with what proves it to others: where it stands, and how that is written into a file. */
interface Proved extends Reading {
  readonly evidence?: { readonly transaction: string; readonly block: number; readonly command: string };
}

/** What came of the question. */
export interface Told {
  readonly items: readonly Proved[];
  readonly unsound: readonly string[];
  readonly source: { readonly index?: number; readonly notes: true };
}

/** How readings are asked for: `unsound` takes those of which nobody can tell. */
type Ask = (how: {
  readonly known: KnownOpenings | undefined;
  readonly onUnsound: (ids: readonly string[]) => void;
}) => AsyncIterable<Reading>;

/** Asks, with the index that is chosen if one is. */
export function readingsTold(session: Session, command: Command, ask: Ask): Promise<Told> {
  return withIndex(session, command, sources, async (chosen) => {
    const unsound: string[] = [];
    const items: Proved[] = [];
    const known: KnownOpenings | undefined = chosen && ((wanted) => chosen.index.known('openings', wanted));
    for await (const reading of ask({ known, onUnsound: (ids) => unsound.push(...ids) }))
      items.push(chosen ? await proved(chosen, reading) : reading);
    return { items, unsound, source: { ...(chosen && { index: chosen.blocks }), notes: true } };
  });
}

/** Openings of one's own people stand in no block but by their hash: nothing of them is exported. */
async function proved({ index }: Chosen, reading: Reading): Promise<Proved> {
  const { id, txId } = reading.opening;
  const found = 'requester' in reading.opening ? await index.transaction(txId) : undefined;
  if (!found) return reading;
  const command = `oneplusn evidence export ${id} --kind opening`;
  return { ...reading, evidence: { transaction: txId, block: Number(found['block']), command } };
}
