/**
 * docs/how-to/sample-network.md, its second part: from the files of Fabric's sample network to the foundation on it, as
 * the page says it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDevnet } from '@oneplusn/devnet';
import { organizationsOf, sampleTopology, writeOrganization } from '@oneplusn/topology';
import { Site } from '../deployment/site';

const page = (name: string): string => readFileSync(join(__dirname, '../../docs/how-to', name), 'utf8');
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block);

const english = page('sample-network.md');
const [program = ''] = blocks(english, 'js');
const [founding = ''] = blocks(english, 'yaml');
const lines = blocks(english, 'sh').flatMap((block) => block.trim().split('\n'));

test('both pages have the same program, file and commands', () => {
  for (const language of ['js', 'yaml', 'sh'])
    expect(blocks(page('sample-network.zh-CN.md'), language)).toEqual(blocks(english, language));
  expect(lines.filter((line) => line.startsWith('oneplusn'))).toHaveLength(5);
});

test('profile and wallet are made from what the scripts leave, and deploying succeeds at the first try', async () => {
  const topology = sampleTopology('test-network');
  const devnet = await startDevnet({ topology, ports: { Org1MSP: 0, Org2MSP: 0 } });
  const { credentials, endpoints } = devnet;
  const site = new Site({ topology, credentials, endpoints, remove: () => devnet.stop() });
  try {
    const organizations = join(site.path, 'organizations');
    for (const authority of organizationsOf(topology))
      await writeOrganization(topology, authority, { credentials, endpoints }, organizations);
    for (const { msp } of topology.authorities) {
      const port = (await site.freeAddress()).split(':')[1] ?? '';
      site.write(msp, 'meet.mjs', program);
      for (const line of lines) {
        const words = line
          .replace('$ORGANIZATIONS', organizations)
          .replace('$PORT', port)
          .replace('localhost:7051', endpoints.get('Org1MSP')?.address ?? '')
          .replace('localhost:9051', endpoints.get('Org2MSP')?.address ?? '')
          .replace(' Org1MSP ', ` ${msp} `)
          .split(' ');
        if (words[1] === 'meet.mjs')
          execFileSync(process.execPath, words.slice(1), { cwd: site.home(msp), stdio: 'pipe' });
        if (words[0] === 'oneplusn') expect(await site.run(msp, ...words.slice(1))).toMatchObject({ exit: 0 });
        if (words[1]?.startsWith('--env-file')) await site.serveLine(msp, words.slice(1));
      }
    }
    site.write('Org1MSP', 'founding.yaml', founding);
    expect(await site.run('Org1MSP', 'registry', 'found', '--input', 'founding.yaml')).toMatchObject({ exit: 0 });
    const ledger = await site.connect('Org2MSP');
    expect((await ledger.registry.authorities()).items.map(({ msp }) => msp)).toEqual(['Org1MSP', 'Org2MSP']);
  } finally {
    await site.close();
  }
}, 180_000);
