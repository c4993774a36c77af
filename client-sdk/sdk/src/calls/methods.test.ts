import { allTransactions, transactions, type PageOf, type access, type catalog } from '@oneplusn/api';
import { CommitUnknownError } from '../errors/sdk-error';
import type { Ledger } from '../connect/ledger';
import { methodsOf } from './invoke';
import type { Session } from './session';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function proven<_ extends true>(): void {
  // The proof is in the type argument.
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
    for await (const page of ledger.catalog.search.pages({ term: '保险' }))
      proven<Same<typeof page, PageOf<catalog.Dataset>>>();
    for await (const grant of ledger.access.grants.each()) proven<Same<typeof grant, access.Grant>>();
    const who = await ledger.registry.whoami();
    const msp: string = who.msp;
    const dataset = await ledger.call(transactions.catalog.get, { dataset: 'MHRSS/insured' });
    proven<Same<typeof dataset, catalog.Dataset>>();

    // @ts-expect-error an input is needed
    await ledger.catalog.get();
    // @ts-expect-error transient data is needed
    await ledger.access.open({ dataset: 'A/b', fields: {}, purpose: 'x', records: 1 });
    // @ts-expect-error and in its own form
    await ledger.records.prepare({}, { transient: { salt: '00' } });
    // @ts-expect-error this answers in one piece
    ledger.catalog.get.each({ dataset: 'A/b' });
    // @ts-expect-error there is no such transaction
    await ledger.catalog.erase({ dataset: 'A/b' });
    void msp;
  };
  expect(program).toBeInstanceOf(Function);
  expect(CommitUnknownError.prototype).toBeInstanceOf(Error);
});
