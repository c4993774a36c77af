import { errors, fail, problems as known } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { ConnectionError, InvalidDataError, PutIncompleteError, sdkErrors } from '@oneplusn/sdk';
import { FaultyFile } from './faults';
import { outcomeOf } from './outcome';

const put = { dataset: 'GD/codes', total: 1_000, written: 500 };
const incomplete = (cause: unknown) =>
  new PutIncompleteError(sdkErrors.putIncomplete, put, [[1, 500]], [[501, 1_000]], cause);

test('a put that fails midway ends as its cause does, tells it, and that running again is safe', () => {
  const down = new ConnectionError(sdkErrors.peerDown, { address: 'peer:7051', problem: 'ECONNREFUSED' });
  const trouble = outcomeOf(incomplete(down), 'zh');
  expect(trouble).toMatchObject({ exit: 3, code: 'SDK-152' });
  expect(trouble.message).toMatch(/^GD\/codes: 1000 条记录中已写入 500 条, 未写入第 501-1000 条: SDK-110 连接不上节点/);
  expect(trouble.remedy).toMatch(/重复登记是安全的/);
  const refused = outcomeOf(incomplete(fail(errors.catalog.retired, { dataset: 'GD/codes' })), 'en');
  expect(refused).toMatchObject({ exit: 1, kind: 'refused' });
  expect(refused.message).toContain('CATALOG-107');
});

test('wrong rows are wrong input; only who runs the command is shown what stands in the file', () => {
  const problems = [{ row: 777, field: 'idNumber', problem: problemWith(known.value.residentCheck) }];
  const file = { dataset: 'GD/codes', total: 1_000 };
  expect(outcomeOf(new InvalidDataError(sdkErrors.rowsInvalid, file, problems), 'en')).toMatchObject({ exit: 2 });
  const number = '110105194912310021';
  const error = new FaultyFile(sdkErrors.rowsInvalid, file, problems, () => ({ line: 778, valueOf: () => number }));
  expect(outcomeOf(error, 'zh')).toMatchObject({
    exit: 2,
    faults: [{ row: 777, line: 778, field: 'idNumber', value: number, problem: '校验码不符 (GB 11643)' }],
  });
  expect(JSON.stringify({ ...error, message: error.message, args: error.args })).not.toContain(number);
});
