import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tooOld } from './node-version';

test.each(['18.20.4', '20.11.1', '20.20.2', '21.7.3', '22.11.0'])(
  '%s is too old, and both languages say so',
  (version) => {
    expect(tooOld(version)).toMatch(
      new RegExp(`需要 Node 22.12 .*${version}.*\n.*needs Node 22.12 or newer.*${version}`),
    );
  },
);

test.each(['22.12.0', '22.21.1', '23.0.0', '24.0.0', '26.10.0'])('%s will do', (version) => {
  expect(tooOld(version)).toBeUndefined();
});

test('every package asks for the same Node', () => {
  const root = join(__dirname, '../../..');
  for (const room of ['chaincode', 'client-sdk', 'network'])
    for (const name of readdirSync(join(root, room))) {
      const manifest = JSON.parse(readFileSync(join(root, room, name, 'package.json'), 'utf8')) as { engines: object };
      expect([name, manifest.engines]).toEqual([name, { node: '>=22.12' }]);
    }
});
