/** `oneplusn-verify` from its tarball, with what it declares and nothing else, in a folder that knows no network. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { evidenceErrors as errors, genesisOf, stamped, stampedDigest, type Evidence } from '@oneplusn/evidence';
import { useNet } from '../../engine';
import { installPacked } from '../../packages/packed';
import { StampingAuthority } from './authority';
import { sampleIn, seal, taken } from './ledger';

const run = promisify(execFile);
const packages = ['chaincode/errors', 'chaincode/api', 'network/channel', 'client-sdk/evidence'];
const net = useNet();
const authority = new StampingAuthority();
let scratch: string;
let evidence: Evidence;
let genesis: string;

beforeAll(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'evidence-packed-')));
  await installPacked(packages, scratch);
  const { opening, proof } = await sampleIn(net());
  await seal(net());
  evidence = await taken(net(), { ids: [opening], records: [proof] });
  evidence = stamped(evidence, await readFile(authority.answer(stampedDigest(evidence))));
  genesis = await genesisOf(await net().connect('GD/admin'));
  await writeFile(join(scratch, 'evidence.json'), JSON.stringify(evidence));
  await writeFile(join(scratch, 'roots.pem'), authority.root);
}, 240_000);
afterAll(async () => {
  authority.remove();
  await rm(scratch, { recursive: true, force: true });
});

async function verify(...words: string[]): Promise<{ exit: number; out: string; err: string }> {
  const bin = join(scratch, 'node_modules/@oneplusn/evidence/dist/bin.js');
  try {
    const { stdout, stderr } = await run(process.execPath, [bin, ...words], { cwd: scratch, env: {} });
    return { exit: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exit: code, out: stdout, err: stderr };
  }
}

const pinned = () => ['--genesis', genesis, '--tsa', 'roots.pem'];

test('it says what is proven, in both languages, as a page, and for programs', async () => {
  const zh = await verify('evidence.json', ...pinned(), '--html', 'page.html');
  expect(zh).toMatchObject({ exit: 0, err: '', out: expect.stringContaining('成立') as string });
  const en = await verify('evidence.json', ...pinned(), '--lang', 'en');
  expect(en.out).toMatch(/^Proven/);
  const page = await readFile(join(scratch, 'page.html'), 'utf8');
  for (const { id } of evidence.facts) expect(page).toContain(id);
  expect(page).not.toMatch(/<script|<img|https?:/);
  const data = JSON.parse((await verify('evidence.json', ...pinned(), '--json')).out) as Record<string, unknown>;
  expect(data).toMatchObject({ verdict: 'proven', findings: [], claims: { times: [{}] } });
});

test('what is wrong, or cannot be known, has a code and an exit of its own', async () => {
  const other = await verify('evidence.json', '--genesis', 'ab'.repeat(32), '--tsa', 'roots.pem', '--json');
  expect(other.exit).toBe(1);
  expect(other.out).toContain(errors.genesisOther.code);
  const loose = await verify('evidence.json', '--lang', 'en');
  expect(loose.exit).toBe(4);
  for (const { code } of [errors.genesisUnpinned, errors.stampUnpinned]) expect(loose.out).toContain(code);
  await writeFile(join(scratch, 'withheld.json'), JSON.stringify({ ...evidence, checkpoints: [], timestamps: [] }));
  const withheld = await verify('withheld.json', '--genesis', genesis);
  expect([withheld.exit, withheld.out]).toEqual([4, expect.stringContaining(errors.unsettled.code)]);
  await writeFile(join(scratch, 'text.json'), 'no JSON');
  expect((await verify('text.json', ...pinned())).out).toContain(errors.notJson.code);
});

test.each([
  [[]],
  [['evidence.json', '--genesis', 'xyz']],
  [['evidence.json', '--unknown']],
  [['evidence.json', '--lang', 'fr']],
  [['a', 'b']],
])('called wrongly, it says how: %j', async (words) => {
  expect(await verify(...words)).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('usage') as string });
});

test('a file that is not there, or roots that are none, are said to be so', async () => {
  const absent = await verify('none.json', ...pinned());
  expect([absent.exit, absent.err]).toEqual([2, expect.stringContaining(errors.fileUnreadable.code)]);
  const rootless = await verify('evidence.json', '--genesis', genesis, '--tsa', 'evidence.json');
  expect([rootless.exit, rootless.err]).toEqual([2, expect.stringContaining(errors.badRoot.code)]);
});

test('what a file says cannot write on the terminal or into the page', async () => {
  const loud = structuredClone(evidence);
  loud.records[0]!.proof.dataset = 'MHRSS/insured';
  loud.records[0]!.proof.fields[0]!.value = '\u001b[2J<script>alert(1)</script>';
  await writeFile(join(scratch, 'loud.json'), JSON.stringify(loud));
  const { exit, out } = await verify('loud.json', ...pinned(), '--html', 'loud.html');
  expect(exit).toBe(1);
  expect(out).not.toContain('\u001b');
  expect(await readFile(join(scratch, 'loud.html'), 'utf8')).not.toContain('<script');
});
