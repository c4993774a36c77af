/** Contracts do not see who endorses: that a suspended authority is not asked to witness is the client's to hold. */
import type { registry } from '@oneplusn/api';
import { SdkError, sdkErrors, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { eventually } from '../waiting';

const net = useNet();
const admin = (msp: string, witness?: string): Promise<Ledger> =>
  net().connect(`${msp}/admin`, witness === undefined ? {} : { witness });

const establish = (ledger: Ledger, path: string) =>
  ledger.registry.establish({ departments: [{ path, name: { zh: path } }] });

async function carry(motion: registry.Motion, proposer?: Ledger): Promise<void> {
  const { id: proposal } = await (proposer ?? (await admin('GD'))).registry.propose({ motion });
  for (const msp of ['GD', 'MHRSS', 'Committee']) {
    const voter = await admin(msp);
    await eventually(() => voter.registry.vote({ proposal, approve: true }));
  }
  const committee = await admin('Committee');
  await eventually(() => committee.registry.enact({ proposal }));
  const own = await admin('GD');
  const state = motion.action === 'suspend' ? 'suspended' : 'active';
  await eventually(
    () => own.registry.authorities(),
    ({ items }) => items.some((each) => each.msp === 'ZJ' && each.state === state),
  );
}

/** Who has endorsed the departments that a connection sets up, call by call. */
async function signersOf(ledger: Ledger, paths: readonly string[]): Promise<string[][]> {
  const from = await ledger.height();
  for (const path of paths) await establish(ledger, path);
  const signers: string[][] = [];
  for await (const block of ledger.blocks({ from })) {
    const made = ledger.readBlock(block).filter((each) => each.function === 'registry:establish');
    signers.push(...made.map(({ endorsements }) => endorsements.map(({ msp }) => msp).sort()));
    if (signers.length >= paths.length) break;
  }
  return signers;
}

const paths = (name: string) => Array.from({ length: 9 }, (_, n) => `${name}-${n}`);

async function failureOf(work: Promise<unknown>): Promise<SdkError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (error instanceof SdkError) return error;
  throw new Error('it went well', { cause: error });
}

test('the work goes round all, but passes over who is suspended', async () => {
  const before = await signersOf(await admin('GD'), paths('before'));
  expect(before.filter((signers) => signers.includes('ZJ')).length).toBeGreaterThan(0);
  await carry({ action: 'suspend', msp: 'ZJ', reason: '数据不符' });
  const after = await signersOf(await admin('GD'), paths('after'));
  expect(after).toHaveLength(9);
  for (const signers of after) expect(signers).not.toContain('ZJ');
});

test('where nobody else may witness the caller is told, and the motion that ends it is put all the same', async () => {
  const narrow = await admin('GD', 'ZJ');
  const error = await failureOf(establish(narrow, 'unwitnessed'));
  expect(error.is(sdkErrors.noWitness)).toBe(true);
  expect(error.args).toMatchObject({ needed: 2, found: 1 });
  await carry({ action: 'resume', msp: 'ZJ', reason: '已整改' }, narrow);
  // The same connection learns of it: before it gives up it looks again.
  const [signers] = await eventually(() => signersOf(narrow, ['witnessed']));
  expect(signers).toEqual(['GD', 'ZJ']);
});
