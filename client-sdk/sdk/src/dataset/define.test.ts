import type { Ledger } from '../connect/ledger';
import { defineDataset, type RecordOf, type ReleasedRecord } from './define';
import type { Requested, TypedGrant } from './grant';

/**
 * Type tests: `tsc -p tsconfig.test.json` is what runs them. A line that ought not to compile stands under
 * `@ts-expect-error`.
 */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function proven<Proof extends true>(proof?: Proof): void {
  expect(proof).toBeUndefined();
}

const insured = defineDataset({
  id: 'MHRSS/insured',
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '凭业务需要' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      name: { type: 'string', 'x-derive': ['first:1'] },
      birthDate: { type: 'string', format: 'date', 'x-derive': ['year', 'month'] },
      kind: { type: 'string', enum: ['worker', 'resident'] },
      months: { type: 'integer', minimum: 0 },
      retired: { type: 'boolean' },
      address: { type: 'string' },
    },
    required: ['idNumber', 'name', 'kind'],
  },
});
const divisions = defineDataset({
  id: 'COM/divisions',
  key: ['code'],
  sharing: { class: 'unconditional' },
  schema: {
    type: 'object',
    properties: { code: { type: 'string' }, name: { type: 'string' } },
    required: ['code', 'name'],
  },
});

type Insured = typeof insured;

test('a record has the types of its schema', () => {
  proven<
    Same<
      RecordOf<Insured>,
      {
        idNumber: string;
        name: string;
        kind: 'worker' | 'resident';
        birthDate?: string;
        months?: number;
        retired?: boolean;
        address?: string;
      }
    >
  >();
  expect(insured.schema.required).toEqual(['idNumber', 'name', 'kind']);
});

test('a released record has exactly the granted fields, in their granted form', () => {
  type Granted = ReleasedRecord<Insured, { name: 'whole'; birthDate: 'year'; months: 'whole'; kind: 'whole' }>;
  proven<Same<Granted, { name: string; kind: 'worker' | 'resident'; birthDate?: string; months?: number }>>();
  expect(insured.key).toEqual(['idNumber']);
});

test('what is not granted does not compile', () => {
  /** Never run: only compiled. */
  const program = async (ledger: Ledger): Promise<void> => {
    const dataset = ledger.dataset(insured);
    const request = await dataset.request({
      fields: { name: 'whole', birthDate: 'year', idNumber: 'last:4' },
      purpose: 'licence.review',
      basis: '政务数据共享条例',
      scenario: '许可审查',
      days: 90,
      quota: { records: 1000, per: 'day' },
    });
    proven<
      Same<
        typeof request,
        Requested<{ readonly name: 'whole'; readonly birthDate: 'year'; readonly idNumber: 'last:4' }>
      >
    >();
    const grant = await request.granted();
    if (!grant) return;
    for await (const person of dataset.open(grant, ['11010519491231002X'])) {
      const name: string = person.name;
      const year: string | undefined = person.birthDate;
      // @ts-expect-error the address is not granted
      const address: unknown = person.address;
      // @ts-expect-error neither are the months
      const months: unknown = person.months;
      void [name, year, address, months];
    }

    // @ts-expect-error the name declares no year
    await dataset.grant('MHRSS/g-1', { name: 'year' });
    // @ts-expect-error there is no such field
    await dataset.grant('MHRSS/g-1', { salary: 'whole' });
    // @ts-expect-error a grant of another dataset's fields opens nothing here
    dataset.open({} as TypedGrant<{ code: 'whole' }>, []);

    // @ts-expect-error a required field is missing
    await dataset.put([{ idNumber: '1', name: '张三' }]);
    // @ts-expect-error not one of the values that the schema lists
    await dataset.put([{ idNumber: '1', name: '张三', kind: 'retiree' }]);
    // @ts-expect-error not an entry that the catalog would take: no code, no title
    await dataset.publish();
    // What was defined is what the ledger's own methods take, constant as it is.
    const { key, schema, sharing } = insured;
    const entry = { name: 'insured', code: '334001002/0007', title: '参保人员', abstract: '参保状态' } as const;
    const about = { domain: '人社', catalog: 'department', grade: 'general-4', updateCycle: 'monthly' } as const;
    await ledger.catalog.publish({ ...entry, ...about, key, schema, sharing });
    const rows = [{ code: '440000', name: '广东省' }] as const;
    await ledger.records.put({ dataset: 'COM/divisions', records: rows });
    await ledger.records.own({ opening: 'A/b' }, { transient: { keys: ['1'], salt: '00' } as const });
    for await (const own of dataset.own(['1'], { purpose: 'x' })) void (own.name satisfies string);
    for await (const own of dataset.own(['1'], { purpose: 'x', fields: { birthDate: 'year' } })) {
      // @ts-expect-error what was not opened is not there
      void own.name;
    }

    // @ts-expect-error conditional data is opened, not simply got
    const get: keyof typeof dataset = 'get';

    const open = ledger.dataset(divisions);
    const { fields } = await open.get({ code: '440000' });
    const title: string | undefined = fields?.name;
    // @ts-expect-error unconditional data needs no request
    const asking: keyof typeof open = 'request';
    // @ts-expect-error the key is the code
    await open.get({ name: '广东省' });
    void [title, get, asking];
  };
  expect(program).toBeInstanceOf(Function);
});

test('a definition that names fields it does not have does not compile', () => {
  const properties = { code: { type: 'string' } } as const;
  const [id, key, sharing] = ['A/b', ['code'], { class: 'unconditional' }] as const;
  // @ts-expect-error the key is no field
  defineDataset({ id, key: ['nr'], sharing, schema: { type: 'object', properties } });
  // @ts-expect-error a required field is no field
  defineDataset({ id, key, sharing, schema: { type: 'object', properties, required: ['nr'] } });
  // @ts-expect-error a name without its owner
  defineDataset({ id: 'b', key, sharing, schema: { type: 'object', properties } });
  // @ts-expect-error fractions are text: there is no such type
  defineDataset({ id, key, sharing, schema: { type: 'object', properties: { code: { type: 'number' } } } });
  expect(key).toEqual(['code']);
});
