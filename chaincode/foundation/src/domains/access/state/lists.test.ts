import fc from 'fast-check';
import type { Index } from '../../../ledger/ledger';
import { inverted, listedTogether } from './lists';

/** Lists in memory, each in the order of the ledger; a page shows at most so many entries, whatever is asked for. */
function indexOf(lists: Readonly<Record<string, readonly [at: string, id: string][]>>, atMost: number): Index {
  const list: Index['list'] = async (_, [scope = ''], page) => {
    const all = (lists[scope] ?? []).map(([at, id]) => [inverted(at), id]).sort(byText);
    const rest = page?.after === undefined ? all : all.filter((each) => byText(each, parsed(page.after)) > 0);
    const items = rest.slice(0, Math.min(page?.size ?? all.length, atMost));
    const last = items.at(-1);
    const next = items.length < rest.length ? JSON.stringify(last) : undefined;
    const found = items.map((parts) => ({ parts: [scope, ...parts], value: null }));
    return next === undefined ? { items: found } : { items: found, next };
  };
  return { list } as Index;
}

const parsed = (token = '[]'): string[] => JSON.parse(token) as string[];
const byText = (one: readonly string[], other: readonly string[]): number =>
  one.join('\u0000') < other.join('\u0000') ? -1 : one.join() === other.join() ? 0 : 1;

test('several lists are read as one, newest first, whatever the pages', async () => {
  const moment = fc.integer({ min: 0, max: 5 }).map((n) => `2026-10-09T08:00:00.00${n}Z`);
  const entry = fc.tuple(moment, fc.constantFrom('GD/o-1', 'GD/o-2', 'ZJ/o-1', 'ZJ/o-2', 'HE/o-1'));
  const one = fc.uniqueArray(entry, { selector: (each) => each.join() });
  await fc.assert(
    fc.asyncProperty(
      one,
      one,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (a, b, size, most) => {
        const index = indexOf({ a, b }, most);
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await listedTogether(index, 'opening', [['a'], ['b']], { size, after });
          expect(page.ids.length).toBeLessThanOrEqual(size);
          seen.push(...page.ids);
          after = page.next;
        } while (after !== undefined);
        const together = new Map([...a, ...b].map(([at, id]) => [`${inverted(at)} ${id}`, id]));
        expect(seen).toEqual([...together.keys()].sort().map((key) => together.get(key)));
      },
    ),
  );
});
