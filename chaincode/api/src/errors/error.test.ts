import { placeholdersOf, problemWith, type ErrorDescriptor } from '@oneplusn/errors';
import fc from 'fast-check';
import { LedgerError, errors, errorsByCode, fail, problems } from '.';

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

test('a client that knows no table reads the English sentence beside the data', () => {
  const problem = problemWith(problems.value.tooLong, { length: 301, limit: 300 });
  expect(JSON.parse(fail(errors.records.invalid, { row: 3, field: 'name', problem }).serialize())).toEqual({
    code: 'RECORDS-101',
    message: 'Record 3, field name: too long: 301 of at most 300 characters',
    args: { row: 3, field: 'name', problem: { key: 'value.tooLong', args: { length: 301, limit: 300 } } },
  });
});

test('what came over the network and is no argument is left out', () => {
  const sent = '{"code":"LEDGER-101","args":{"path":{"evil":1},"problem":[{"key":1}],"n":null,"kind":"dataset"}}';
  expect(LedgerError.parse(sent, errorsByCode)?.args).toEqual({ kind: 'dataset' });
  for (const args of ['7', 'null', '[]', '"x"'])
    expect(LedgerError.parse(`{"code":"LEDGER-101","args":${args}}`, errorsByCode)?.code).toBe('LEDGER-101');
  const deep = `${'{"key":"a","args":{"b":'.repeat(5_000)}1${'}}'.repeat(5_000)}`;
  expect(LedgerError.parse(`{"code":"LEDGER-101","args":{"problem":${deep}}}`, errorsByCode)?.args).toEqual({});
});

test('every message is whole in both languages, and every code has one meaning', () => {
  const rows = Object.values(errors).flatMap((table) => Object.values<ErrorDescriptor>(table));
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  for (const { code, message, remedy } of rows) {
    const names = (text: string) => placeholdersOf(text).sort();
    expect({ code, names: names(message.zh) }).toEqual({ code, names: names(message.en) });
    for (const text of [message.zh, message.en, remedy.zh, remedy.en]) expect(text).not.toBe('');
  }
});
