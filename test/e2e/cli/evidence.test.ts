/** `oneplusn evidence` as a process: sealed, compared, exported, stamped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Verifier, evidenceErrors as errors, readRoots, type Said } from '@oneplusn/evidence';
import { useNet } from '../../engine';
import { StampingAuthority } from '../evidence/authority';
import { sampleIn } from '../evidence/ledger';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const authority = new StampingAuthority();
afterAll(() => authority.remove());

test('from sealing to a file with a time stamp, that a verifier takes', async () => {
  const { opening, proof } = await sampleIn(net());
  const early = await workspace().gets<{ findings: { code: string }[] }>('MHRSS/admin', 'evidence', 'export', opening);
  expect(early.findings).toMatchObject([{ code: errors.unsettled.code }]);
  for (const actor of ['MHRSS/admin', 'GD/admin'])
    expect(await workspace().gets(actor, 'evidence', 'checkpoint')).toMatchObject({
      block: expect.any(Number) as number,
    });
  const compared = await workspace().gets<{ settled: number; authorities: unknown[] }>(
    'ZJ/admin',
    ...['evidence', 'checkpoints'],
  );
  expect(compared.authorities).toHaveLength(2);
  workspace().file('proofs.json', { records: [{ proof }] });
  const words = ['evidence', 'export', opening, '--records', 'proofs.json', '--out', 'case.json'];
  const made = await workspace().gets<{ genesis: string; findings: unknown[] }>('MHRSS/admin', ...words);
  expect(made).toMatchObject({ file: 'case.json', records: 1, checkpoints: 2, findings: [] });
  const digest = (await workspace().does('MHRSS/admin', 'evidence', 'stamp', 'case.json')).trim();
  workspace().file('answer.tsr', readFileSync(authority.answer(digest)));
  await workspace().does('MHRSS/admin', 'evidence', 'stamp', 'case.json', '--response', 'answer.tsr');
  const genesis = (await workspace().does('GD/admin', 'evidence', 'genesis')).trim();
  expect(genesis).toBe(made.genesis);
  const verifier = new Verifier({ genesis, stamps: readRoots(authority.root, 'roots.pem') });
  const text = readFileSync(join(workspace().path, 'case.json'), 'utf8');
  expect(verifier.verify(text)).toMatchObject({ verdict: 'proven', claims: { times: [{}] } });
}, 120_000);

test('what is not there, and what is not given, is said', async () => {
  const absent = await workspace().run([
    '--as',
    'MHRSS/admin',
    'evidence',
    'export',
    'GD/g-0000000000000000',
    '--json',
  ]);
  expect([absent.exit, absent.out + absent.err]).toEqual([2, expect.stringContaining(errors.factAbsent.code)]);
  const nothing = await workspace().run(['--as', 'MHRSS/admin', 'evidence', 'export']);
  expect(nothing.exit).toBe(2);
  const pace = await workspace().run(['--as', 'MHRSS/admin', 'evidence', 'checkpoint', '--every', '0']);
  expect(pace.exit).toBe(2);
}, 60_000);

test('an authority that has sealed something else is an alarm, with an exit of its own', async () => {
  const sealed = await workspace().gets<Said>('ZJ/admin', 'evidence', 'checkpoint');
  const { flags, commit } = sealed;
  const said = { block: sealed.block - 1, hash: 'ab'.repeat(32), flags, commit };
  await (await net().connect('ZJ/admin')).audit.checkpoint(said);
  const { exit, out } = await workspace().run(['--as', 'ZJ/admin', '--lang', 'en', 'evidence', 'checkpoints']);
  expect([exit, out]).toEqual([1, expect.stringContaining(`Alarm: ZJ has something else from block ${said.block}`)]);
}, 60_000);
