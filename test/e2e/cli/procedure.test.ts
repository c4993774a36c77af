/** A request's procedure at the command line: returned, completed, refused, disputed, ruled on; and the inbox. */
import { useNet } from '../../engine';
import { insured } from '../sharing/data';
import { arrange } from '../sharing/governing';
import { eventually } from '../waiting';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);

test('each step is a command, and the inbox tells stage, turn and last day', async () => {
  await (await net().connect('MHRSS/wu')).dataset(insured).publish();
  await arrange(net());
  const asked = ['--fields', 'name', '--purpose', 'licence.review', '--basis', '依据', '--scenario', '场景'];
  const { id, due } = await eventually(() =>
    workspace().gets<{ id: string; due: string }>(
      ...(['GD/li', 'access', 'request', insured.id, ...asked, '--days', '90', '--quota', '10/day'] as const),
    ),
  );
  const does = (by: string, ...words: string[]) => eventually(() => workspace().does(by, 'access', ...words));

  const inbox = ['requests', '--provider', 'MHRSS', '--turn', 'provider', '--only', 'due'];
  expect(await does('MHRSS/wu', ...inbox)).toMatch(new RegExp(`${id}.* 待办理 .*提供方 .*${due}`));
  await does('MHRSS/wu', 'return', id, '--missing', 'basis=请写明条款', '--missing', 'scope=提供给谁');
  expect(await does('MHRSS/wu', ...inbox)).not.toContain(id);
  expect(await does('GD/li', 'requests', '--requester', 'GD', '--turn', 'requester')).toContain('待补正');
  const short = await workspace().run(['--as', 'GD/li', 'access', 'complete', id, '--scope', '仅限本处']);
  expect(short).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('ACCESS-142') as string });
  await does('GD/li', 'complete', id, '--scope', '仅限本处', '--basis', '《行政许可法》第三十四条');

  await does('MHRSS/wu', 'extend', id, '--days', '3', '--reason', '核对档案');
  await does('MHRSS/wu', 'refuse', id, '--reason', '用途不明');
  await does('GD/li', 'dispute', id, '--reason', '用途依法');
  await does('Committee/zhao', 'rule', id, '--outcome', 'upheld', '--reason', '用途明确');
  const standing = () => workspace().gets<{ progress: { stage: string } }>('MHRSS/wu', 'access', 'requested', id);
  expect((await eventually(standing, ({ progress }) => progress.stage === 'upheld')).progress.stage).toBe('upheld');
  await does('GD/li', 'withdraw', id, '--reason', '不再需要');
  expect(await does('GD/li', 'requested', id)).toContain('已撤回');
}, 60_000);
