import { connect, type Ledger } from '@oneplusn/sdk';
import { answering } from '../answering';
import type { Target } from '../network';
import { chainAt, stages, stockPut, type Hands, type Item } from './stages';
import { together } from './together';
import type { Person, World } from './world';

/** What the parent asks of this process: to connect everybody, then to take one stage. */
export type Order =
  | { readonly targets: Readonly<Record<Person, Target>>; readonly world: World }
  | { readonly stage: string; readonly items: number; readonly callers: number };

let hands: Hands | undefined;
/** What has come so far. */
let items: Item[] = [];

// Runs as a process of its own: its CPU is the client's.
answering(async (order: Order) => {
  if ('targets' in order) {
    const { targets, world } = order;
    const ledgers = {} as Record<Person, Ledger>;
    for (const [person, target] of Object.entries(targets) as [Person, Target][])
      ledgers[person] = await connect(target);
    hands = { ledgers, world, stock: await stockPut(targets.provider), chain: chainAt(ledgers.auditor) };
    return 'ready';
  }
  const stage = stages.find(({ name }) => name === order.stage);
  if (!hands || !stage) throw new Error('everybody is connected first, and a stage is one of those that there are');
  const given = hands;
  const before = stage.begins ? Array.from({ length: order.items }, (): Item => ({})) : items;
  items = [];
  return together(before.length, order.callers, async (n) => {
    const item = before[n] ?? {};
    items.push({ ...item, ...(await stage.run(given, item, n)) });
  });
});
