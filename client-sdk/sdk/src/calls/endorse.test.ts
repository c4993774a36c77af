import { errors, fail } from '@oneplusn/api';
import { causeToRetry, witnessesToReplace } from './endorse';

const chosen = { authorities: ['GD', 'ZJ'], witnesses: ['ZJ'], spared: [] };
const refusal = fail(errors.ledger.notFound, { kind: 'dataset', id: 'GD/x' });

test('what both refuse is refused; what one refuses may be a block of lag', () => {
  expect(causeToRetry({ kind: 'refused', error: refusal, by: ['GD', 'ZJ'] }, chosen)).toBeUndefined();
  expect(causeToRetry({ kind: 'refused', error: refusal, by: ['ZJ'] }, chosen)).toBe('doubt');
  expect(
    causeToRetry({ kind: 'refused', error: refusal, by: ['GD'] }, { authorities: ['GD'], witnesses: [], spared: [] }),
  ).toBeUndefined();
});

test('private data that has not arrived yet is waited for', () => {
  const waiting = fail(errors.ledger.notYetHere, {});
  const alone = { authorities: ['GD'], witnesses: [], spared: [] };
  expect(causeToRetry({ kind: 'refused', error: waiting, by: ['GD'] }, alone)).toBe('lag');
});

test('results that differ are tried again, with another witness', () => {
  expect(causeToRetry({ kind: 'differ', by: ['GD'] }, chosen)).toBe('differ');
  expect(witnessesToReplace({ kind: 'differ', by: ['GD'] }, chosen)).toEqual(['ZJ']);
});

test('a witness that does not answer is replaced; a party that must sign is not', () => {
  for (const kind of ['endorser', 'absent', 'failed'] as const) {
    expect(causeToRetry({ kind, by: ['ZJ'], problem: 'x' }, chosen)).toBe('witness');
    expect(witnessesToReplace({ kind, by: ['ZJ'], problem: 'x' }, chosen)).toEqual(['ZJ']);
    expect(causeToRetry({ kind, by: ['GD'], problem: 'x' }, chosen)).toBeUndefined();
    expect(causeToRetry({ kind, by: ['GD', 'ZJ'], problem: 'x' }, chosen)).toBeUndefined();
  }
});
