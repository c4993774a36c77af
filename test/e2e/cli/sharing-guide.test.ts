/** docs/how-to/sharing.md: every command of the guide is run as it stands there, in the order of the page. */
import { defineDataset } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { insured } from '../sharing/data';
import { arrange } from '../sharing/governing';
import { folk, keysOf } from '../sharing/parties';
import { eventually } from '../waiting';
import { commandsIn, page, wordsOf } from './guide';
import { useWorkspace } from './workspace';

const regional = defineDataset({
  ...insured,
  schema: {
    ...insured.schema,
    properties: { ...insured.schema.properties, division: { type: 'string', format: 'division' } },
  },
});
const net = useNet();
const workspace = useWorkspace(net);
const commands = commandsIn(page('sharing.md'));
/** What commands have printed, in their order. */
const ids: string[] = [];

beforeAll(async () => {
  const ministry = await net().connect('MHRSS/wu');
  await ministry.dataset(regional).publish();
  await ministry.dataset(regional).put(folk.slice(0, 2).map((each) => ({ ...each, division: '440106' })));
  const name = { zh: '办事窗口', en: 'Service Window' };
  await (
    await net().connect('GD/admin')
  ).registry.establish({ departments: [{ path: 'hrss/licensing/window', name }] });
  await arrange(net());
  workspace().file('keys.txt', keysOf(2).join('\n'));
  workspace().file('one.txt', keysOf(1).join('\n'));
}, 60_000);

test('both pages have the same commands', () => {
  expect(commandsIn(page('sharing.zh-CN.md'))).toEqual(commands);
});

/** The page's `MHRSS/g-0000000000000002` is the second id of a grant that was printed. */
function real(placeholder: string): string {
  const [kind = '', number] = placeholder.split(/0{15}/);
  const found = ids.filter((id) => id.startsWith(kind))[Number(number) - 1];
  if (found === undefined) throw new Error(`nothing has printed ${placeholder}: ${ids.join(' ')}`);
  return found;
}

test.each(commands)('%s', async (line) => {
  const words = wordsOf(line.replace(/[A-Z]+\/[a-z-]+-0{15}\d/g, real));
  // Another authority's peer may be a block behind.
  const { exit, out, err } = await eventually(
    () => workspace().run([...words, '--lang', 'en']),
    (ran) => ran.exit === 0,
  );
  expect({ exit, err }).toEqual({ exit: 0, err });
  expect(out).not.toMatch(/^Nothing$/m);
  for (const [id] of `${out}${err}`.matchAll(/[A-Z]+\/[a-z-]+-[0-9a-f]{16,}/g)) if (!ids.includes(id)) ids.push(id);
});
