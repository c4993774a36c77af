/** The programs in the packages' guides run as they are written, on the built packages. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTopology } from '@oneplusn/topology';

const root = join(__dirname, '../..');
const folders = [
  'network/topology',
  'network/devnet',
  'client-sdk/sdk',
  'client-sdk/testkit',
  'chaincode/errors',
  'chaincode/api',
  'chaincode/foundation',
];
const guides = folders.flatMap((folder) => [`${folder}/README.md`, `${folder}/README.zh-CN.md`]);

const programsIn = (guide: string): string[] =>
  [...readFileSync(join(root, guide), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map(([, program = '']) => program);

/** Both languages show the same program mostly: it is run once. */
const printed = new Map<string, string>();

test.each(guides)('%s', (guide) => {
  const programs = programsIn(guide);
  expect(programs.length).toBeGreaterThan(0);
  for (const program of programs) {
    const said = printed.get(program) ?? runs(program);
    printed.set(program, said);
    expect(said).not.toBe('');
  }
});

function runs(program: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
}

test.each(guides.filter((guide) => guide.startsWith('network/topology')))('the network in %s is one', (guide) => {
  const [, yaml = ''] = /^```yaml\n(.*?)^```$/ms.exec(readFileSync(join(root, guide), 'utf8')) ?? [];
  expect(parseTopology(yaml, guide).authorities.length).toBeGreaterThan(2);
});
