/** What happens on the ledger before the index is asked: everything that people look for later. */
import type { Net } from '../../engine';
import { blood, lifts, parking, parkingElsewhere } from '../review/projects';
import type { Conspiracy } from '../sharing/conspiracy';
import { factKey } from '../sharing/conspiracy';
import { keysOf, partiesIn, type Parties } from '../sharing/parties';

export interface Story {
  readonly parties: Parties;
  /** Of the licensing division: allowed, many times. */
  readonly grant: string;
  readonly opening: string;
  readonly denied: string;
  readonly revoked: string;
  /** An opening whose entry in a list was taken away, and one that was made up. */
  readonly lost: string;
  readonly invented: string;
  /** A grant whose key was frozen. */
  readonly frozen: string;
}

/** @param pair two authorities that write what is not theirs */
export async function tell(net: Net, pair: Conspiracy): Promise<Story> {
  const parties = await partiesIn(net);
  const { id: grant } = await parties.granted();
  const opened = await parties.open({ grant });
  for (let count = 1; count <= 4; count += 1) await parties.open({ grant }, keysOf(count, 3));
  const denied = await parties.open({ grant, purpose: 'statistics' });
  const mine = await parties.granted({ scenario: '办理跨省转移接续' }, parties.zhejiang);
  await parties.open({ grant: mine.id }, keysOf(3), parties.zhejiang);
  await parties.open({}, keysOf(1), parties.civil);
  const revoked = await parties.granted({ scenario: '一次性核验 100% 参保_状态' });
  await parties.ministry.access.revoke({ grant: revoked.id, reason: '事项已办结' });
  const asked = await parties.request({ scenario: '统计人才引进情况' });
  await parties.ministry.access.refuse({ request: asked.id, reason: '用途不属于本部门职责' });
  for (const [actor, profile] of [
    ['GD/li', parking],
    ['ZJ/jiang', parkingElsewhere],
    ['GD/li', lifts],
    ['ZJ/jiang', blood],
  ] as const)
    await (await net.connect(actor)).review.file(profile);
  const meddled = await meddle(parties, pair);
  return { parties, grant, opening: opened.id, denied: denied.id, revoked: revoked.id, ...meddled };
}

/** Deleted, invented, poisoned and frozen: what two authorities can do to the keys of others. */
async function meddle(parties: Parties, pair: Conspiracy) {
  const { id: grant } = await parties.granted();
  const lost = (await parties.open({ grant })).id;
  const kept = (await parties.open({ grant })).id;
  const entries = await pair.all('index');
  await pair.write(...entries.filter(({ key }) => key.includes(lost)).map(({ key }) => ({ key })));
  const invented = 'MHRSS/o-gd-0123456789abcdef';
  const like = entries.find(({ key }) => key.includes(kept) && key.includes('MHRSS'));
  const key = like?.key.map((part) => (part === kept ? invented : part)) as [string, ...string[]];
  await pair.write(
    { key, text: like?.text ?? '0' },
    { key: ['index', 'grant', 'all', 'no\u2400moment', 'x'], text: '0' },
  );
  const frozen = (await parties.granted()).id;
  await pair.hold(factKey('grant', frozen));
  await pair.write({ key: factKey('grant', frozen), text: 'no JSON: \0 and "\ud83d\ude00"' });
  return { lost, invented, frozen };
}
