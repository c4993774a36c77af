/** docs/how-to/auditors.md: every command of the guide is run as it stands there, in the order of the page. */
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { tell, type Story } from '../index/story';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { commandsIn, page, wordsOf } from './guide';
import { useWorkspace } from './workspace';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const workspace = useWorkspace(net);
let story: Story;

const commands = commandsIn(page('auditors.md'));

beforeAll(async () => {
  story = await tell(net(), new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']));
  await everywhere(net());
}, 60_000);

test('both pages have the same commands, and ten questions', () => {
  expect(commandsIn(page('auditors.zh-CN.md'))).toEqual(commands);
  for (const name of ['auditors.md', 'auditors.zh-CN.md']) expect(page(name).match(/^## \d+\. /gm)).toHaveLength(10);
});

/** The page's month is another one than that of the test. */
const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

test.each(commands)('%s', async (line) => {
  const there = line.replace('MHRSS/g-0000000000000000', story.revoked).replaceAll('2026-11', month);
  const ran = await workspace().run(['--as', 'MHRSS/admin', ...wordsOf(there), '--lang', 'en']);
  // The watch finds what was done.
  expect({ exit: ran.exit, err: ran.err }).toEqual({ exit: line.includes(' watch ') ? 1 : 0, err: '' });
  expect(ran.out.trim().split('\n').length).toBeGreaterThanOrEqual(line.includes(' --to ') ? 1 : 2);
  expect(ran.out).not.toMatch(/^Nothing$/m);
});
