/** Authorities that have sealed different things: an alarm, and no evidence. */
import { errors as ledgerErrors } from '@oneplusn/api';
import {
  Verifier,
  chainOf,
  compareCheckpoints,
  evidenceErrors as errors,
  genesisOf,
  keepSealing,
  type Said,
} from '@oneplusn/evidence';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { wanted } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';
import { dataset, fields, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';
import { chaincodeOf, seal, taken } from './ledger';

const net = useNet();
let parties: Parties;
let [guangdong, zhejiang]: Ledger[] = [];
beforeAll(async () => {
  parties = await partiesIn(net());
  [guangdong, zhejiang] = await Promise.all([net().connect('GD/admin'), net().connect('ZJ/admin')]);
});

const now = async (ledger: Ledger): Promise<Said> => (await chainOf(ledger))!;
const compared = async () => {
  await everywhere(net());
  return compareCheckpoints(guangdong!, chaincodeOf(net()));
};
const standing = async (wanted: string) => (await compared()).authorities.find(({ authority }) => authority === wanted);

/** Files a request: in which block it stands. */
async function requestedIn(): Promise<number> {
  let block = 0;
  const onCommit = ({ blockNumber }: Committed): void => void (block = Number(blockNumber));
  await parties.licensing.access.request({ dataset, fields, ...wanted }, { onCommit });
  return block;
}

/** What is found of evidence of a fact. */
async function codesOf(id: string): Promise<string[]> {
  const verifier = new Verifier({ genesis: await genesisOf(guangdong!) });
  return verifier.verify(JSON.stringify(await taken(net(), { ids: [id] }))).findings.map(({ code }) => code);
}

test('who is no auditor seals nothing; an authority says one thing of a block, as often as it likes', async () => {
  const said = await now(guangdong!);
  await refused(parties.licensing.audit.checkpoint(said), ledgerErrors.registry.roleMissing);
  const made = await guangdong!.audit.checkpoint(said);
  expect(await guangdong!.audit.checkpoint(said)).toEqual(made);
  const other = guangdong!.audit.checkpoint({ ...said, hash: 'ab'.repeat(32) });
  await refused(other, ledgerErrors.audit.checkpointDiffers, { authority: 'GD', block: said.block });
});

test('what differs is an alarm that names the first block, and evidence under it is refused', async () => {
  await everywhere(net());
  const early = await now(zhejiang!);
  await zhejiang!.audit.checkpoint(early);
  const opening = await parties.open({ grant: (await parties.granted()).id });
  await seal(net());
  const said = await now(zhejiang!);
  const { provenance } = await zhejiang!.audit.checkpoint({ ...said, flags: 'ab'.repeat(32) });
  await zhejiang!.audit.checkpoint({ ...(await now(zhejiang!)), hash: 'cd'.repeat(32) });
  const differs = { block: said.block, what: ['flags'], transaction: provenance.txId };
  expect(await standing('ZJ')).toEqual({ authority: 'ZJ', checkpoints: 3, agreed: early.block, differs });
  expect((await compared()).authorities.filter((each) => each.differs)).toHaveLength(1);
  expect(await codesOf(opening.id)).toEqual([errors.flagsDiffer.code]);
});

test('two commit hashes of one block are an alarm too', async () => {
  const opening = await parties.open({ grant: (await parties.granted()).id });
  await everywhere(net());
  const said = await now(guangdong!);
  await guangdong!.audit.checkpoint(said);
  await zhejiang!.audit.checkpoint({ ...said, commit: 'ab'.repeat(32) });
  await everywhere(net());
  expect(await codesOf(opening.id)).toEqual([errors.commitDiffers.code]);
});

test('sealed again and again, but not because others have sealed', async () => {
  const ended = new AbortController();
  const sealed: number[] = [];
  const keeping = keepSealing(
    guangdong!,
    { blocks: 2 },
    async (said) => {
      await guangdong!.audit.checkpoint(said);
      sealed.push(said.block);
    },
    ended.signal,
  );
  await eventually(
    async () => sealed.length,
    (count) => count > 0,
  );
  // Where less than two blocks with news stand behind the last seal, nothing is left to be sealed.
  await requestedIn();
  const newest = await requestedIn();
  await eventually(
    async () => sealed.at(-1) ?? 0,
    (block) => block >= newest - 1,
  );
  const after = sealed.length;
  await seal(net(), ['MHRSS/admin', 'ZJ/admin']);
  expect(sealed).toHaveLength(after);
  ended.abort();
  await keeping;
  expect(sealed).toEqual([...new Set(sealed)].sort((a, b) => a - b));
});
