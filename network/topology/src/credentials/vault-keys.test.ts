import { newVaultKeys, vaultKeysProblem } from './vault-keys';

const secret = 'ab'.repeat(32);
const file = (...keys: unknown[]) => JSON.stringify({ keys });

test('new keys, and a newer one before them, are as the service reads them', () => {
  expect(vaultKeysProblem(newVaultKeys())).toBeUndefined();
  expect(vaultKeysProblem(file({ id: 'k-2', secret }, { id: 'k-1', secret: 'cd'.repeat(32) }))).toBeUndefined();
  expect(newVaultKeys()).not.toBe(newVaultKeys());
});

test.each([
  ['no JSON', 'k-1: abab'],
  ['null', 'null'],
  ['no list', JSON.stringify({ keys: { id: 'k-1', secret } })],
  ['no key', file()],
  ['null for a key', file(null)],
  ['no id', file({ secret })],
  ['a short secret', file({ id: 'k-1', secret: secret.slice(2) })],
  ['capital letters', file({ id: 'k-1', secret: secret.toUpperCase() })],
  ['a secret twice', file({ id: 'k-1', secret }, { id: 'k-2', secret })],
  ['an id twice', file({ id: 'k-1', secret }, { id: 'k-1', secret: 'cd'.repeat(32) })],
])('%s: said in both languages, without showing it', (_, text) => {
  const problem = vaultKeysProblem(text);
  expect(Object.keys(problem ?? {})).toEqual(['zh', 'en']);
  expect(JSON.stringify(problem)).not.toMatch(/abab/i);
});
