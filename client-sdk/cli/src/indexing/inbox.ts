/** Inboxes of the ledger, of all that an index knows: which there are the blocks say, where each stands the ledger. */
import type { Transaction } from '@oneplusn/api';
import type { Index, KnownFact, listedByIndex, ListedPage } from '@oneplusn/indexer';
import type { Ledger } from '@oneplusn/sdk';
import type { Command } from 'commander';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { ownList, withIndex } from './chosen';

type Listed = Parameters<typeof listedByIndex>[1];
type Input = Parameters<typeof listedByIndex>[2];
type Answer = Pick<ListedPage<unknown>, 'items' | 'unsound'>;

const sources = {
  index: {
    zh: '有哪些由索引给出, 至区块 {block}; 办理情况与期限由账本逐一给出',
    en: 'The index says which there are, up to block {block}; the ledger says where each stands',
  },
  ledger: ownList,
};

/**
 * Answers a list in the place of the ledger, where an index is given.
 * @param mine what the ledger answers to the caller's own authority alone
 */
export const inboxByIndex =
  (transaction: Transaction, sort: Listed, mine?: 'requester') =>
  (session: Session, command: Command, input: unknown): Promise<object | undefined> =>
    withIndex(session, command, sources, async (chosen) => {
      if (!chosen) return undefined;
      const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
      const whole = command.opts<{ readonly all?: boolean }>().all === true || session.settings.csv;
      const scope: Input = mine ? { [mine]: ledger.msp } : {};
      const sides = { index: chosen.index, sort, ledger, transaction, scope };
      return { ...(await answered(sides, input as Input, whole)), source: { index: chosen.blocks } };
    });

interface Sides {
  readonly index: Index;
  readonly sort: Listed;
  readonly ledger: Ledger;
  readonly transaction: Transaction;
  /** What the index is narrowed to besides: the ledger knows it of itself. */
  readonly scope: Input;
}

async function answered(
  { index, sort, ledger, transaction, scope }: Sides,
  input: Input,
  whole: boolean,
): Promise<ListedPage<unknown>> {
  const indexer = await import('@oneplusn/indexer');
  const { after, ...wanted } = input;
  const ask = (among: KnownFact[]) => ledger.call(transaction, { ...wanted, among }) as Promise<Answer>;
  const items: unknown[] = [];
  const unsound: string[] = [];
  let next = after;
  do {
    const page = await indexer.listedByIndex(index, sort, { ...wanted, ...scope, after: next }, ask);
    items.push(...page.items);
    unsound.push(...page.unsound);
    next = page.next;
  } while (whole && next !== undefined);
  return { items, ...(next !== undefined && { next }), unsound };
}
