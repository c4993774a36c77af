import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { withoutSecrets } from './secrets';
import { isContent, shownField, shownSource, shownWord } from './shown';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const secrets: Readonly<Record<string, string>> = {
  'a key in PEM': pem,
  'a wallet': JSON.stringify({ credentials: { privateKey: pem } }),
  'PEM on one line': pem.replaceAll('\n', ' '),
  'a key in base64': der.toString('base64'),
  'a key in base64url': der.toString('base64url'),
  'a secret in hex': randomBytes(32).toString('hex'),
  'an identity number': '11010519491231002X',
  'a credit code': '91350100M000100Y43',
  'a long text': 'x'.repeat(300),
};

test.each(Object.entries(secrets))('%s is never repeated', (_, secret) => {
  expect(shownSource(secret)).toBe('(text)');
  expect(shownSource(`keys/${secret}`)).toBe('(text)');
  expect(shownWord(secret)).toBe('(text)');
  expect(shownWord(`--password=${secret}`)).toBe('--password');
  expect(shownField(`fields.${secret}`)).not.toContain(secret);
});

test.each([
  'li.id',
  './wallet/GD/li.id',
  '/tmp/oneplusn-workspace-a8Xk2P/profiles/GD.yaml',
  'C:\\Users\\li\\keys\\GD.yaml',
  '/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T/sdk-A1b2C3/gd.json',
  '记录-2026-10-01.csv',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479.json',
])('the path %s is', (path) => expect(shownSource(path)).toBe(path));

test('words are repeated where they are spelt like names', () => {
  for (const word of ['serach', '--tern', '-x', 'update-cycle', 'catalog.serach']) expect(shownWord(word)).toBe(word);
  for (const word of ['hunter2', '张三', 'a b', '--x1']) expect(shownWord(word)).toBe('(text)');
});

test('content is told from a path', () => {
  for (const text of ['{}', ' {"a":1}', 'a: 1\nb: 2', pem]) expect(isContent(text)).toBe(true);
  for (const path of ['li.id', '-', '../a b.yaml']) expect(isContent(path)).toBe(false);
});

test("other programs' words lose the keys in them, and nothing else", () => {
  expect(withoutSecrets('14 UNAVAILABLE: no connection')).toBe('14 UNAVAILABLE: no connection');
  for (const words of [
    `cannot open '${pem}'`,
    `cannot open ${JSON.stringify(pem)} today`,
    `at: {"privateKey":"${pem.split('\n')[1] ?? ''}`,
    `no file ${der.toString('base64')}`,
  ]) {
    const said = withoutSecrets(words);
    expect(said).toContain('(text)');
    for (const line of pem.split('\n').filter((each) => each.length > 20 && !each.startsWith('-----')))
      expect(said).not.toContain(line.slice(0, 40));
  }
});
