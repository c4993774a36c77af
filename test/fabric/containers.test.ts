/** `npm run network -- write`: what the containers mount is all there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeOn, isAskedFor } from './lines';
import { Workplace } from './workplace';

interface Compose {
  services: Record<string, { volumes?: { type: string; source: string }[] }>;
}

const networks = [
  ['3.1', 'bft4'],
  ['2.5', 'raft3'],
] as const;

for (const [version, topology] of networks.filter(([line]) => isAskedFor(line)))
  describeOn(version, `${topology} written for containers`, () => {
    let place: Workplace;
    beforeAll(() => (place = new Workplace()));
    afterAll(() => place.leave());
    const write = (format: string) =>
      place.run(
        ...['write', '--format', format, '--out', `out/${format}`],
        ...['--topology', topology, '--fabric-version', version],
      );

    test('Compose: every mounted folder is there, the scripts can be read, keys are for their owner', async () => {
      expect(await write('compose')).toMatchObject({ exit: 0 });
      const out = join(place.path, 'out/compose');
      const { services } = parse(readFileSync(join(out, 'compose.yaml'), 'utf8')) as Compose;
      const mounted = Object.values(services).flatMap(({ volumes = [] }) =>
        volumes.filter(({ type }) => type === 'bind'),
      );
      for (const { source } of mounted) expect(statSync(join(out, source)).isDirectory()).toBe(true);
      execFileSync('sh', ['-n', join(out, 'set-up/set-up.sh')]);
      // Compiled, it needs nothing beside it: with no orderer to join it ends at once.
      execFileSync(process.execPath, [join(out, 'set-up/join-orderers.cjs')], { env: { ORDERERS: '' } });
      expect(statSync(join(out, 'set-up/genesis.block')).size).toBeGreaterThan(10_000);
      for (const secret of [
        'services/foundation.gd/service/server.key',
        'credentials/GD/vault/keys.json',
        'set-up/packages/GD.tgz',
      ])
        expect(statSync(join(out, secret)).mode & 0o077).toBe(0);
      // What peers show to services is in their packages, and not beside what services hold.
      expect(readdirSync(join(out, 'services/foundation.gd'))).toEqual(['service']);
      const vault = readFileSync(join(out, 'credentials/GD/vault/keys.json'), 'utf8');
      const [{ secret }] = (JSON.parse(vault) as { keys: [{ secret: string }] }).keys;
      const text = readFileSync(join(out, 'compose.yaml'), 'utf8');
      for (const hidden of [secret, 'PRIVATE KEY']) expect(text).not.toContain(hidden);
      expect(await write('compose')).toMatchObject({ exit: 1, out: expect.stringContaining('FABRIC-117') as string });
    });

    test('Kubernetes: one file with everything', async () => {
      expect(await write('kubernetes')).toMatchObject({ exit: 0 });
      expect(readdirSync(join(place.path, 'out'))).not.toContain(expect.stringMatching(/^\./));
      expect(statSync(join(place.path, 'out/kubernetes/kubernetes.yaml')).mode & 0o077).toBe(0);
      expect(existsSync(join(place.path, '.oneplusn'))).toBe(false);
    });
  });
