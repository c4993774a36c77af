import { allTransactions, transactions, type access, type catalog } from '@oneplusn/api';
import { CommitUnknownError } from '../errors/sdk-error';
import type { Ledger } from '../connect/ledger';
import { methodsOf } from './invoke';
import type { Session } from './session';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function proven<Proof extends true>(proof?: Proof): void {
  expect(proof).toBeUndefined();
}

test('there is a method for every transaction, and pages for those that have pages', () => {
  const methods = methodsOf({} as Session) as unknown as Record<
    string,
    Record<string, { pages?: unknown; each?: unknown }>
  >;
  for (const { name } of allTransactions) {
    const [domain = '', action = ''] = name.split('.');
    expect(methods[domain]?.[action]).toBeInstanceOf(Function);
  }
  const count = Object.values(methods).flatMap(Object.keys).length;
  expect(count).toBe(allTransactions.length);
  const paged = allTransactions
    .map(({ name }) => name)
    .filter((name) => methods[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? '']?.pages);
  expect(paged).toEqual(
    expect.arrayContaining(['catalog.search', 'records.page', 'audit.openings', 'registry.actors']),
  );
  expect(paged).not.toContain('records.read');
  expect(paged).not.toContain('catalog.get');
});

test('inputs, outputs and transient data are typed from the descriptions', () => {
  /** Never run: only compiled. */
  const program = async (ledger: Ledger): Promise<void> => {
    proven<Same<Awaited<ReturnType<typeof ledger.catalog.get>>, catalog.Dataset>>();
    proven<Same<Awaited<ReturnType<typeof ledger.access.open>>, access.Opening>>();
    for await (const { items } of ledger.catalog.search.pages({ term: '保险' }))
      void (items satisfies catalog.Dataset[]);
    for await (const { expires } of ledger.access.grants.each()) void (expires satisfies string);
    const who = await ledger.registry.whoami();
    const msp: string = who.msp;
    const { title } = await ledger.call(transactions.catalog.get, { dataset: 'MHRSS/insured' });
    void (title satisfies string);

    // @ts-expect-error an input is needed
    await ledger.catalog.get();
    // @ts-expect-error transient data is needed
    await ledger.access.open({ dataset: 'A/b', fields: {}, purpose: 'x', records: 1 });
    // @ts-expect-error and in its own form
    await ledger.records.own({ opening: 'A/b' }, { transient: { salt: '00' } });
    // @ts-expect-error this answers in one piece
    const each: keyof typeof ledger.catalog.get = 'each';
    // @ts-expect-error there is no such transaction
    const erase: keyof typeof ledger.catalog = 'erase';
    void [msp, each, erase];
  };
  expect(program).toBeInstanceOf(Function);
  expect(CommitUnknownError.prototype).toBeInstanceOf(Error);
});
