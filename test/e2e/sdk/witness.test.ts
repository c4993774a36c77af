import { SdkError, sdkErrors, type Committed, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';

/** Zhejiang's peers do not run the chaincode: they can sign nothing. */
const net = useNet({ founded: false, perAuthority: { ZJ: null }, batchTimeoutMs: 30 });
let admin: Ledger;

beforeAll(async () => {
  const committee = await net().connect('Committee/admin');
  const { authorities } = net().topology;
  await committee.registry.found({
    authorities: authorities.map(({ msp, name, kind, division }) => ({ msp, name, kind, division })),
  });
  admin = await net().connect('GD/admin');
});

const establish = (ledger: Ledger, path: string, onCommit?: (commit: Committed) => void) =>
  ledger.registry.establish({ departments: [{ path, name: { zh: path } }] }, { onCommit });

async function failureOf(work: Promise<unknown>): Promise<SdkError> {
  const error: unknown = await work.then(
    () => new Error('it went well'),
    (reason: unknown) => reason,
  );
  if (error instanceof SdkError) return error;
  throw error;
}

test('where one authority cannot sign as a witness another does, unseen by the caller', async () => {
  const commits: Committed[] = [];
  for (let round = 0; round < 6; round += 1)
    await establish(admin, `office-${round}`, (commit) => commits.push(commit));
  expect(commits.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('witnesses can be named; where none of them can sign the caller learns who could not', async () => {
  const named = await net().connect('GD/admin', { witness: ['MHRSS'] });
  await establish(named, 'witnessed');
  const lost = await net().connect('GD/admin', { witness: 'ZJ' });
  const error = await failureOf(establish(lost, 'unwitnessed'));
  expect(error.is(sdkErrors.authorityUnavailable)).toBe(true);
  expect(error.args).toMatchObject({ msp: 'ZJ' });
});

test('an authority whose own signature is needed cannot be replaced', async () => {
  const error = await failureOf(admin.ledger.copy({ kind: 'authority', id: 'ZJ/anything' }));
  expect(error.is(sdkErrors.authorityUnavailable)).toBe(true);
  expect(error.args).toMatchObject({ msp: 'ZJ' });
});

test("one's own authority without the chaincode is told so", async () => {
  const own = await net().connect('ZJ/admin');
  expect((await failureOf(own.registry.authorities())).is(sdkErrors.chaincodeMissing)).toBe(true);
  expect((await failureOf(establish(own, 'here'))).is(sdkErrors.chaincodeMissing)).toBe(true);
});
