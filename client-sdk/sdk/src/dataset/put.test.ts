import { errors, fail, type Fields } from '@oneplusn/api';
import type { Methods } from '../calls/methods';
import { PutIncompleteError } from '../errors/data';
import { ConnectionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { checksOf } from './checks';
import { defineDataset } from './define';
import { putOf } from './put';

const codes = defineDataset({
  id: 'GD/codes',
  key: ['code'],
  sharing: { class: 'conditional', condition: '凭业务需要' },
  schema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
});
const rows = (count: number): Fields[] => Array.from({ length: count }, (_, index) => ({ code: `c-${index + 1}` }));
const down = () => sdkFail(ConnectionError, sdkErrors.peerDown, { address: 'peer:7051', problem: 'ECONNREFUSED' });

/** The two methods that a put calls, as they are told to answer. */
function putting(putConditional: (first: string) => void, prepare: () => void = () => undefined) {
  const ledger = {
    records: {
      putConditional: async (_: unknown, { transient }: { transient: { records: { code: string }[] } }) =>
        putConditional(transient.records[0]?.code ?? ''),
    },
    vault: { prepare: async () => prepare() },
  } as unknown as Methods;
  return putOf(ledger, codes, checksOf(codes));
}

test('a vault key that could not be prepared once is prepared by the next put', async () => {
  const prepared: boolean[] = [];
  const put = putting(
    () => {
      if (!prepared.includes(true)) throw fail(errors.vault.notPrepared, { msp: 'GD', key: 'k-1' });
    },
    () => {
      prepared.push(prepared.length > 0);
      if (!prepared.at(-1)) throw down();
    },
  );
  await expect(put(rows(1), {})).rejects.toMatchObject({ code: sdkErrors.peerDown.code });
  expect(await put(rows(1), {})).toEqual({ records: 1, batches: 1 });
  expect(prepared).toEqual([false, true]);
});

test('a put that fails midway tells the cause, and which rows were written and which not', async () => {
  const put = putting((first) => {
    if (first === 'c-501') throw down();
  });
  const error = await put(rows(1_201), {}).catch((reason: unknown) => reason);
  if (!(error instanceof PutIncompleteError)) throw error;
  expect(error.is(sdkErrors.putIncomplete)).toBe(true);
  expect({ written: error.written, unwritten: error.unwritten }).toEqual({
    written: [
      [1, 500],
      [1001, 1201],
    ],
    unwritten: [[501, 1000]],
  });
  expect(error.cause).toMatchObject({ code: sdkErrors.peerDown.code });
  expect(error.message).toContain('701 of 1201 records were written, not those of rows 501-1000: SDK-110 Cannot reach');
  expect(error.message).toContain('is safe');
  expect(error.text('zh').message).toMatch(/未写入第 501-1000 条: SDK-110 连接不上节点/);
});

test('where nothing was written the cause says it all; nothing is sent of rows that are wrong', async () => {
  const sent: string[] = [];
  const put = putting((first) => {
    sent.push(first);
    throw down();
  });
  await expect(put(rows(1), {})).rejects.toMatchObject({ code: sdkErrors.peerDown.code });
  await expect(put([...rows(777), { code: 7 }], {})).rejects.toMatchObject({
    code: sdkErrors.rowsInvalid.code,
    problems: [{ row: 778, field: 'code' }],
  });
  expect(sent).toEqual(['c-1']);
});
