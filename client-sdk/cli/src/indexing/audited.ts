/** The audit's list of openings, answered from an index where there is one. */
import type { Filter } from '@oneplusn/indexer';
import type { Command } from 'commander';
import type { Session } from '../session';
import { ownList, withIndex, type Chosen } from './chosen';

interface Input extends Omit<Filter, 'words'> {
  readonly size?: number;
  readonly after?: string;
}

const sources = {
  index: { zh: '由索引回答, 至区块 {block}', en: 'Answered by the index, up to block {block}' },
  ledger: ownList,
};

/** Openings as the ledger itself answers them, and where they are from; undefined where the ledger is to answer. */
export function openedByIndex(session: Session, command: Command, input: unknown): Promise<object | undefined> {
  const whole = command.opts<{ readonly all?: boolean }>().all === true || session.settings.csv;
  return withIndex(session, command, sources, (chosen) =>
    chosen ? opened(chosen, input as Input, whole) : Promise.resolve(undefined),
  );
}

async function opened({ index, blocks }: Chosen, { size, after, ...filter }: Input, whole: boolean): Promise<object> {
  const rows = [];
  let next: string | undefined = after;
  do {
    const page = await index.openings(filter, { size, after: next });
    rows.push(...page.items);
    next = page.next;
  } while (whole && next !== undefined);
  const items = await index.values('openings', rows);
  return { items, ...(next !== undefined && { next }), unsound: [], source: { index: blocks } };
}
