import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { useNet } from '../../engine';
import { installPacked } from '../../packages/packed';

const run = promisify(execFile);
const root = join(__dirname, '../../..');
const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
const net = useNet({ batchTimeoutMs: 30 });
let scratch: string;

/** A project that has installed the packed packages, and of everything else only what they declare. */
beforeAll(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'sdk-packed-')));
  await installPacked(['chaincode/errors', 'chaincode/api', 'client-sdk/sdk'], scratch);
  await writeFile(join(scratch, 'profile.yaml'), net().profile('GD'));
  await writeFile(join(scratch, 'li.id'), JSON.stringify(net().identity('GD/li')));
}, 120_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

const body = `
(async () => {
  const ledger = await connect({ profile: 'profile.yaml', identity: 'li.id' });
  const { actor } = await ledger.registry.whoami();
  const missing = await ledger.catalog.get({ dataset: 'GD/none' }).catch((error) => error);
  ledger.close();
  const unreadable = await connect({ profile: 'none.yaml', identity: 'li.id' }).catch((error) => error);
  const isMissing = missing instanceof LedgerError && missing.is(errors.ledger.notFound);
  console.log(JSON.stringify([actor, isMissing, unreadable instanceof SdkError && unreadable.code]));
})();`;
const names = 'connect, defineDataset, errors, LedgerError, SdkError';

test.each([
  ['ES module', 'program.mjs', `import { ${names} } from '@oneplusn/sdk';${body}`],
  ['CommonJS module', 'program.cjs', `const { ${names} } = require('@oneplusn/sdk');${body}`],
])('the packed SDK serves an %s', async (_, file, text) => {
  await writeFile(join(scratch, file), text);
  const { stdout } = await run(process.execPath, [file], { cwd: scratch });
  expect(JSON.parse(stdout)).toEqual(['GD/li', true, 'SDK-101']);
});

test('both get the same classes', async () => {
  const text = `import { createRequire } from 'node:module'; import { SdkError, LedgerError } from '@oneplusn/sdk';
    const required = createRequire(import.meta.url);
    const [sdk, api] = ['@oneplusn/sdk', '@oneplusn/api'].map((name) => required(name));
    console.log(SdkError === sdk.SdkError, LedgerError === api.LedgerError);`;
  await writeFile(join(scratch, 'same.mjs'), text);
  const { stdout } = await run(process.execPath, ['same.mjs'], { cwd: scratch });
  expect(stdout.trim()).toBe('true true');
});

test.each(['program.mts', 'program.cts'])(
  'its types serve %s',
  async (file) => {
    const text = `import { connect, type Ledger } from '@oneplusn/sdk';
    export async function actor(): Promise<string> {
      const ledger: Ledger = await connect({ profile: 'a', identity: 'b' });
      // @ts-expect-error a number is no text
      const wrong: number = (await ledger.registry.whoami()).actor;
      void wrong;
      return (await ledger.registry.whoami()).actor;
    }`;
    await writeFile(join(scratch, file), text);
    const options = [
      '--strict',
      '--noEmit',
      '--module',
      'node20',
      '--target',
      'es2024',
      '--skipLibCheck',
      '--types',
      'node',
    ];
    const types = ['--typeRoots', join(root, 'node_modules/@types')];
    const { stdout } = await run(process.execPath, [compiler, ...options, ...types, file], { cwd: scratch });
    expect(stdout).toBe('');
  },
  60_000,
);
