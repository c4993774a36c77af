import { gzipSync } from 'node:zlib';
import { archive } from './archive';
import { readPackage, servicePackage } from './package';

const tls = { rootCertificate: 'CA', clientCertificate: 'PEM', clientKey: 'KEY' };
const connection = { address: 'foundation.gd.example:7052', tls };

test('the same input gives the same bytes, and so the id is known up front', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => servicePackage('foundation_1.0', connection, 'Committee')));
  expect(one).toEqual(other);
  expect(one?.id).toBe('foundation_1.0:32076e56e8ab4ff3a6a84b2856c40ce4f4b33a04c9e312cedae9c8559da56346');
});

test('whatever is in it is in its id', async () => {
  const ids = await Promise.all([
    servicePackage('foundation_1.0', connection, 'Committee'),
    servicePackage('foundation_1.1', connection, 'Committee'),
    servicePackage('foundation_1.0', { ...connection, address: 'elsewhere:7052' }, 'Committee'),
    servicePackage('foundation_1.0', { ...connection, tls: { ...tls, rootCertificate: 'other' } }, 'Committee'),
    servicePackage('foundation_1.0', { ...connection, tls: { ...tls, clientKey: 'other' } }, 'Committee'),
    servicePackage('foundation_1.0', connection, 'Other'),
  ]);
  expect(new Set(ids.map(({ id }) => id.split(':')[1])).size).toBe(6);
});

test('it tells what it was made of', async () => {
  const made = await servicePackage('foundation_1.0', connection, 'Committee');
  expect(await readPackage(made.bytes, 'x.tgz')).toEqual({
    ...made,
    name: 'foundation',
    version: '1.0',
    address: connection.address,
    mutual: true,
    certificates: 'CA\nPEM',
    committee: 'Committee',
  });
});

test.each([
  ['no archive', () => Promise.resolve(Buffer.from('PK'))],
  ['no tar', () => Promise.resolve(gzipSync('hello'))],
  ['nothing in it', () => archive({})],
  ['no code', () => archive({ 'metadata.json': '{"label":"a_1"}' })],
  [
    'no label',
    async () => archive({ 'metadata.json': '{}', 'code.tar.gz': await archive({ 'connection.json': '{}' }) }),
  ],
])('%s is refused as no package', async (_, bytes) => {
  await expect(readPackage(await bytes(), 'x.tgz')).rejects.toMatchObject({ code: 'DEPLOY-104' });
});
