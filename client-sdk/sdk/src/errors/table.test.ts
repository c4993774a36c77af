import { placeholdersOf } from '@oneplusn/errors';
import { CommitUnknownError, ConfigurationError, SdkError, sdkFail } from './sdk-error';
import { sdkErrors } from './table';

const rows = Object.entries(sdkErrors);

test('every code is used once, and is an SDK code', () => {
  const codes = rows.map(([, { code }]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^SDK-1\d\d$/);
});

test.each(rows)('%s says the same in both languages, from the same arguments', (_, { message, remedy }) => {
  const names = (text: string) => placeholdersOf(text).sort();
  expect(names(message.zh)).toEqual(names(message.en));
  expect(names(remedy.zh)).toEqual(names(remedy.en));
  expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(remedy.zh).toMatch(/[\u4e00-\u9fff]/);
});

test('an error carries code, arguments, remedy and cause, and knows itself', () => {
  const cause = new Error('ENOENT');
  const error = sdkFail(ConfigurationError, sdkErrors.profileUnreadable, { path: 'a.yaml', problem: 'ENOENT' }, cause);
  expect(error).toBeInstanceOf(SdkError);
  expect(error.name).toBe('ConfigurationError');
  expect(error.code).toBe('SDK-101');
  expect(error.message).toContain('SDK-101 Cannot read the connection profile a.yaml: ENOENT. ');
  expect(error.remedy).toContain('Check the path');
  expect(error.cause).toBe(cause);
  expect(error.is(sdkErrors.profileUnreadable)).toBe(true);
  expect(error.is(sdkErrors.profileMalformed)).toBe(false);
});

test('whoever reads asks for the language; the error stays as it is', () => {
  const own = sdkFail(SdkError, sdkErrors.closed, {});
  expect(own.line('zh')).toContain('已关闭');
  expect(own.message).toBe(own.line('en'));
});

test('an open commit says with which request id to call again', () => {
  const args = { txId: 'ab12', problem: 'no answer in time', requestId: 'order-00017' };
  const error = sdkFail(CommitUnknownError, sdkErrors.commitUnknown, args);
  expect(error.requestId).toBe('order-00017');
  expect(error.txId).toBe('ab12');
  expect(error.remedy).toContain('request id order-00017');
});
