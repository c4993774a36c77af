import fc from 'fast-check';
import { LedgerError, type ErrorDescriptor, errors, errorsByCode, fail } from '.';

const argument = fc.oneof(fc.string(), fc.integer());

test('an error is the same after it has travelled, whatever stands around it', () => {
  const noise = fc.string().filter((text) => !text.includes('{"code":"'));
  fc.assert(
    fc.property(noise, noise, argument, argument, (before, behind, path, problem) => {
      const error = fail(errors.ledger.malformed, { path, problem });
      const parsed = LedgerError.parse(before + error.serialize() + behind, errorsByCode);
      expect(parsed).toEqual(error);
      expect(parsed?.is(errors.ledger.malformed)).toBe(true);
    }),
  );
});

test('of several that travel together the first counts', () => {
  const [first, second] = [fail(errors.registry.notFounded, {}), fail(errors.registry.unknownAuthority, { msp: 'GD' })];
  expect(LedgerError.parse(`${first.serialize()}\n${second.serialize()}`, errorsByCode)?.code).toBe(first.code);
});

test('other text holds none', () => {
  expect(LedgerError.parse('{"code":"NONE-101","args":{}}', errorsByCode)).toBeUndefined();
  expect(LedgerError.parse('{"code":"LEDGER-101"', errorsByCode)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => expect(LedgerError.parse(text, errorsByCode)).toBeUndefined()));
});

test('every message is whole in both languages, and every code has one meaning', () => {
  const rows = Object.values(errors).flatMap((table) => Object.values<ErrorDescriptor>(table));
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  for (const { code, message, remedy } of rows) {
    const names = (text: string) => new Set(text.match(/\{\w+\}/g));
    expect({ code, names: names(message.zh) }).toEqual({ code, names: names(message.en) });
    for (const text of [message.zh, message.en, remedy.zh, remedy.en]) expect(text).not.toBe('');
  }
});
