import { LedgerError, errors } from '@oneplusn/api';
import { decoded, missing, noSuchAuthority, textOf } from './answers';

test('no bytes are no value, whatever a peer gives for them', () => {
  expect(textOf(undefined)).toBeUndefined();
  expect(textOf(new Uint8Array())).toBeUndefined();
  expect(textOf(Buffer.from('张'))).toBe('张');
  expect(textOf(Buffer.from('张'), 'hex')).toBe('e5bca0');
  expect(decoded({ key: 'k', value: Buffer.from('张') })).toEqual({ key: 'k', text: '张' });
});

test('an authority that is not of the channel has sealed nothing; what else fails has failed', () => {
  const unknown = new Error('collection _implicit_org_X not defined in the collection config for chaincode oneplusn');
  expect(noSuchAuthority(unknown)).toHaveLength(0);
  const other = new Error('the peer has no disk left');
  expect(() => noSuchAuthority(other)).toThrow(other);
});

test('data that is on its way is told from a failure', () => {
  const text = 'private data matching public hash version is not available. Public hash version = {2, 0}';
  for (const error of [new Error(text), text]) {
    const thrown = caught(() => missing(error));
    expect(thrown).toBeInstanceOf(LedgerError);
    expect(thrown).toMatchObject({ code: errors.ledger.notYetHere.code, args: {} });
  }
  const other = new Error('the peer has no disk left');
  expect(caught(() => missing(other))).toBe(other);
});

function caught(work: () => never): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
