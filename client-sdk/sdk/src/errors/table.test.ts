import { fail } from '@oneplusn/api';
import { speak } from './language';
import { CommitUnknownError, ConfigurationError, SdkError, sdkFail } from './sdk-error';
import { sdkErrors } from './table';

const rows = Object.entries(sdkErrors);

test('every code is used once, and is an SDK code', () => {
  const codes = rows.map(([, { code }]) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^SDK-1\d\d$/);
});

test.each(rows)('%s says the same in both languages, from the same arguments', (_, { message, remedy }) => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
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

test('messages come in the language that was asked for, those of the contracts too', () => {
  const refusal = speak(
    fail({ code: 'X-1', message: { zh: '没有 {id}', en: 'No {id}' }, remedy: { zh: '查', en: 'Look' } }, { id: '7' }),
    'zh',
  );
  expect(refusal.message).toBe('X-1 没有 7。查');
  const own = sdkFail(SdkError, sdkErrors.closed, {});
  expect(speak(own, 'en').message).toContain('closed');
  expect(speak(own, 'zh').message).toContain('已关闭');
  expect(speak(new TypeError('a bug'), 'zh').message).toBe('a bug');
});

test('an open commit says with which request id to call again', () => {
  const args = { txId: 'ab12', problem: 'no answer in time', requestId: 'order-00017' };
  const error = sdkFail(CommitUnknownError, sdkErrors.commitUnknown, args);
  expect(error.requestId).toBe('order-00017');
  expect(error.txId).toBe('ab12');
  expect(error.remedy).toContain('request id order-00017');
});
