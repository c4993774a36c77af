/** Many who seal the same block of one authority at once: a key of theirs is written once, and read by all. */
import { chainOf, compareCheckpoints, type Said } from '@oneplusn/evidence';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { everywhere } from '../sharing/everywhere';
import { partiesIn } from '../sharing/parties';
import { chaincodeOf } from './ledger';

const net = useNet();
const callers = 64;
let sealers: Ledger[];
let said: Said;
beforeAll(async () => {
  await partiesIn(net());
  // Options of their own make them connections of their own.
  sealers = await Promise.all(Array.from({ length: 4 }, () => net().connect('GD/admin', {})));
  await everywhere(net());
  said = (await chainOf(sealers[0]!))!;
});

/** All at once; with a signal of its own each call is a transaction of its own. */
async function together(signal?: () => AbortSignal) {
  const commits: Committed[] = [];
  const onCommit = (commit: Committed): void => void commits.push(commit);
  const calls = Array.from({ length: callers }, (_, n) =>
    sealers[n % sealers.length]!.audit.checkpoint(said, { onCommit, signal: signal?.() }),
  );
  return { made: await Promise.all(calls), commits };
}

const sealed = async () => {
  await everywhere(net());
  const { authorities } = await compareCheckpoints(sealers[0]!, chaincodeOf(net()));
  return authorities.find(({ authority }) => authority === 'GD');
};

test('what one connection says so often at once is one transaction', async () => {
  const { made, commits } = await together();
  expect(commits).toHaveLength(callers);
  expect(new Set(commits.map(({ txId }) => txId)).size).toBeLessThanOrEqual(sealers.length);
  for (const each of made) expect(each).toEqual(made[0]);
  expect(made[0]).toMatchObject(said);
});

test('of a block that is sealed already not one is in another’s way, and each counts', async () => {
  const before = (await sealed())?.checkpoints ?? 0;
  const { made, commits } = await together(() => new AbortController().signal);
  expect(commits.map(({ attempts }) => attempts)).toEqual(commits.map(() => 1));
  expect(new Set(commits.map(({ txId }) => txId)).size).toBe(callers);
  for (const each of made) expect(each).toEqual(made[0]);
  expect(await sealed()).toEqual({ authority: 'GD', checkpoints: before + callers, agreed: said.block });
});
