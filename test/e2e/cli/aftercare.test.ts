/** What comes after a grant, at the command line: supply, corrections, backflow, updates, and who read my data. */
import type { access, correction } from '@oneplusn/api';
import { defineDataset } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { insured } from '../sharing/data';
import { arrange } from '../sharing/governing';
import { folk, keysOf } from '../sharing/parties';
import { eventually } from '../waiting';
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
const asked = [
  ...['--fields', 'name', '--purpose', 'licence.review', '--basis', '依据', '--scenario', '场景'],
  ...['--days', '90', '--quota', '10/day'],
];
let grant: access.Grant;

const does = (by: string, ...words: string[]) => eventually(() => workspace().does(by, ...words));
const gets = <T>(by: string, ...words: string[]) => eventually(() => workspace().gets<T>(by, ...words));

beforeAll(async () => {
  const ministry = await net().connect('MHRSS/wu');
  await ministry.dataset(regional).publish();
  await ministry.dataset(regional).put([
    { ...folk[0]!, division: '440106' },
    { ...folk[1]!, division: '330100' },
  ]);
  await arrange(net());
  workspace().file('keys.txt', keysOf(2).join('\n'));
  workspace().file('one.txt', keysOf(1).join('\n'));
  const { id } = await gets<{ id: string }>('GD/li', 'access', 'request', insured.id, ...asked, '--reach', 'authority');
  grant = await gets<access.Grant>('MHRSS/wu', 'access', 'approve', id);
}, 120_000);

test('what was granted is claimed and supplied', async () => {
  const request = grant.request ?? '';
  await does('GD/li', 'access', 'claim', request, '--reason', '数据尚未提供');
  expect(await does('MHRSS/wu', 'access', 'requests', '--provider', 'MHRSS', '--turn', 'provider')).toContain('待提供');
  await does('MHRSS/wu', 'access', 'supply', request, '--reason', '已提供');
  expect(await does('GD/li', 'access', 'requested', request)).toContain('已提供');
}, 120_000);

test('wrong data is reported, answered, and every reader is told', async () => {
  const open = ['access', 'open', insured.id, '--keys', 'one.txt', '--grant', grant.id];
  await does('GD/chen', ...open);
  const shown = await does('GD/li', ...open);
  const opening = /MHRSS\/o-[\w-]+/.exec(shown)?.[0] ?? '';
  const report = await gets<correction.Correction>(
    ...(['GD/li', 'correction', 'report', opening, '--record', '0', '--fields', 'name'] as const),
    ...['--words', '与出示的证件不符'],
  );
  expect(await does('MHRSS/wu', 'correction', 'list', '--provider', 'MHRSS', '--only', 'due')).toContain(report.id);
  const reply = ['--correction', report.id, '--outcome', 'corrected', '--reason', '经核对'];
  await does('MHRSS/wu', 'correction', 'reply', ...reply);
  await does('MHRSS/wu', 'correction', 'tell', report.id);
  expect(await does('GD/chen', 'correction', 'notices')).toContain(opening.slice(0, 5));
  expect(await does('GD/li', 'correction', 'get', '--correction', report.id)).toContain('已更正');
}, 120_000);

test('records on its own area flow back to a province, which finds the grant in its list', async () => {
  const given = [
    ...['--authority', 'GD', '--area', 'division', '--fields', 'name', '--purpose', 'insurance.local'],
    ...['--days', '365', '--quota', '10/day', '--basis', '《政务数据共享条例》'],
  ];
  const { id } = await gets<access.Grant>('MHRSS/wu', 'access', 'flow-back', insured.id, ...given);
  const listed = await does('GD/li', 'access', 'grants', '--requester', 'GD', '--only', 'backflow');
  expect(listed).toContain(id);
  expect(listed).not.toContain(grant.id);
  const shown = await does('GD/li', 'access', 'open', insured.id, '--keys', 'keys.txt', '--grant', id);
  expect(shown).toContain(folk[0]!.name);
  expect(shown).not.toContain(folk[1]!.name);
}, 120_000);

test('a dataset is confirmed to be up to date, and the list says by when it is due again', async () => {
  const before = await does('MHRSS/wu', 'catalog', 'updates', '--provider', 'MHRSS');
  expect(before).toContain(insured.id);
  await does('MHRSS/wu', 'catalog', 'confirm', insured.id, '--as-of', '2026-01-01');
  expect(await does('GD/li', 'catalog', 'updates', '--provider', 'MHRSS')).toContain('2026-01-01');
}, 120_000);

test('a person is told who read their record, at the counter of the provider', async () => {
  const told = await does('MHRSS/wu', 'audit', 'disclose', insured.id, '--keys', 'one.txt');
  expect(told).toContain('disclosure.subject');
  expect(told).toContain('GD/li');
  const missing = await workspace().run(['--as', 'MHRSS/wu', 'audit', 'disclose', insured.id]);
  expect(missing.err).toContain('--keys');
}, 120_000);
