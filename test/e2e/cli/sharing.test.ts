/** The first journey at the command line: publish, put, request, grant, open, audit. */
import { isOpened, type OpenedKey } from '@oneplusn/api';
import { useNet } from '../../engine';
import { insured, people, posts } from '../sharing/data';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const name = (id: string) => id.slice(id.indexOf('/') + 1);
const entry = ({ id, ...rest }: { id: string }) => ({ name: name(id), ...rest });

const persons = people(3);
const keys = persons.map(({ idNumber }) => idNumber);

interface Listed {
  items: { id: string; state: string; actor: string; denial?: { code: string } }[];
}

test('says who the caller is and who takes part, in both languages', async () => {
  expect(await workspace().does('GD/li', 'whoami')).toMatch(
    /人员 +GD\/li\n机构 +GD\n部门 +hrss\/licensing\n角色 +经办人/,
  );
  expect(await workspace().does('GD/li', 'authorities', '--lang', 'en')).toMatch(
    /Authority +Name +Kind +Division +State\n[\s\S]*GD +Guangdong +province +440000 +active/,
  );
  const { out } = await workspace().run(['whoami', '--json']);
  expect(JSON.parse(out)).toMatchObject({ msp: 'Committee' });
});

test('the catalog: publish from a file, find, show, revise, retire', async () => {
  const draft = { ...entry(posts), name: 'drafts', code: '334001002/0010' };
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('drafts.json', draft));
  expect(await workspace().does('GD/li', 'catalog', 'search', '--term', '职业')).toMatch(
    /MHRSS\/drafts +职业分类 .* 无条件共享/,
  );
  expect(await workspace().does('GD/li', 'catalog', 'show', 'MHRSS/drafts')).toMatch(/信息项定义\n[^\n]+\ncode /);
  const revised = {
    ...Object.fromEntries(Object.entries(draft).filter(([field]) => field !== 'name')),
    title: '职业分类 (新)',
  };
  await workspace().does(
    'MHRSS/wu',
    'catalog',
    'revise',
    'MHRSS/drafts',
    '--input',
    workspace().file('revised.json', revised),
  );
  const versions = await workspace().gets<{ version: number }[]>('GD/li', 'catalog', 'versions', 'MHRSS/drafts');
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  await workspace().does('MHRSS/wu', 'catalog', 'retire', 'MHRSS/drafts', '--reason', '合并');
  const refused = await workspace().run(['--as', 'MHRSS/wu', 'catalog', 'retire', 'MHRSS/drafts', '--reason', '再次']);
  expect(refused).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('CATALOG-107') as string });
});

test('records of an unconditional dataset: put from CSV, page, correct, history', async () => {
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('posts.json', entry(posts)));
  const csv = workspace().file('posts.csv', 'code,name\n2-01,医生\n2-02,教师\n2-03,律师\n');
  expect(await workspace().gets('MHRSS/wu', 'records', 'put', 'MHRSS/posts', '--rows', csv)).toMatchObject({
    records: 3,
    created: 3,
  });
  expect(await workspace().gets('MHRSS/wu', 'records', 'put', 'MHRSS/posts', '--rows', csv)).toMatchObject({
    unchanged: 3,
  });
  await workspace().does(
    'MHRSS/wu',
    'records',
    'correct',
    'MHRSS/posts',
    '2-02',
    '--fields',
    '{code: 2-02, name: 教员}',
    '--reason',
    '更名',
  );
  expect(await workspace().does('GD/li', 'records', 'history', 'MHRSS/posts', '2-02')).toMatch(
    /2 +现行 +2-02 +教员 +更名/,
  );
  await workspace().does('MHRSS/wu', 'records', 'withdraw', 'MHRSS/posts', '2-03', '--reason', '删除');
  const all = await workspace().gets<{ items: { key: string }[] }>('GD/li', 'records', 'page', 'MHRSS/posts', '--all');
  expect(all.items.map(({ key }) => key)).toEqual(['2-01', '2-02']);
  expect(await workspace().does('GD/li', 'records', 'page', 'MHRSS/posts', '--size', '1')).toMatch(
    /--all 全部列出, 或 --after /,
  );
});

test('conditional data: denied without a grant, requested, granted, opened and verified, revoked', async () => {
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('insured.json', entry(insured)));
  await workspace().does(
    'MHRSS/wu',
    'records',
    'put',
    'MHRSS/insured',
    '--rows',
    workspace().file('persons.json', persons),
  );

  const ask = ['access', 'open', 'MHRSS/insured', '--keys', '-'];
  const without = await workspace().run(
    ['--as', 'GD/chen', ...ask, '--fields', 'name', '--purpose', 'licence.review'],
    {
      input: keys.join('\n'),
    },
  );
  expect(without).toMatchObject({ exit: 1, out: '' });
  expect(without.err).toMatch(
    /账本拒绝 ACCESS-120 .*GD\/chen 没有 MHRSS\/insured 的授权\n处理: .*已记入账本: MHRSS\/o-/,
  );

  const request = await workspace().gets<{ id: string }>(
    ...([
      'GD/li',
      'access',
      'request',
      'MHRSS/insured',
      '--fields',
      'name,birthDate=year,idNumber=last:4',
      '--purpose',
      'licence.review',
    ] as const),
    ...['--basis', '《行政许可法》第三十四条', '--scenario', '办理许可', '--days', '90', '--quota', '1000/day'],
  );
  const grant = await workspace().gets<{ id: string }>('MHRSS/wu', 'access', 'approve', request.id);
  expect(await workspace().does('GD/li', 'access', 'grants', '--requester', 'GD')).toContain(grant.id);

  const read = await workspace().run(['--as', 'GD/li', ...ask], { input: keys.join('\n') });
  expect(read.exit).toBe(0);
  expect(read.out).toMatch(/1 +1960 +\S{4} +欧阳甲0\n/);
  expect(read.out).toMatch(/3 条, 均通过验证; 调阅 MHRSS\/o-/);
  for (const key of keys) expect(read.out).not.toContain(key);

  const json = await workspace().run(['--as', 'GD/li', ...ask, '--fields', 'name', '--proofs', '--json'], {
    input: JSON.stringify(keys.slice(0, 1)),
  });
  expect(JSON.parse(json.out)).toMatchObject({
    openings: [{ state: 'allowed', records: 1 }],
    records: [{ key: keys[0], record: { name: '欧阳甲0' }, proof: { version: 1 } }],
  });

  // Whoever gets the file verifies it by their own peer; what was altered since does not hold.
  const holds = await workspace().run([
    '--as',
    'ZJ/wei',
    'records',
    'verify',
    workspace().file('proofs.json', json.out),
  ]);
  expect(holds).toMatchObject({ exit: 0, err: '' });
  expect(holds.out).toMatch(/1 +MHRSS\/insured +1 +成立\n\n1 项证明, 0 项不成立/);
  expect(holds.out).not.toContain(keys[0]);
  for (const [altered, why] of [
    [json.out.replaceAll('欧阳甲0', '欧阳乙0'), '内容与提供方在账本上的承诺不符'],
    [json.out.replace('欧阳甲0', '欧阳乙0'), '证明旁所列的记录与证明不一致'],
  ] as const) {
    const fails = await workspace().run([
      '--as',
      'ZJ/wei',
      'records',
      'verify',
      workspace().file('altered.json', altered),
    ]);
    expect(fails).toMatchObject({ exit: 1, err: '' });
    expect(fails.out).toMatch(new RegExp(`不成立 +${why}`));
  }

  // And that this key was in the opening; its provider's auditor finds the opening by the key.
  const { openings, records } = JSON.parse(json.out) as {
    openings: { id: string; keys: string; records: number }[];
    records: { named: OpenedKey }[];
  };
  expect(isOpened(records[0]!.named, openings[0]!)).toBe(true);
  const asked = ['--as', 'MHRSS/he', 'audit', 'readers', 'MHRSS/insured', '--keys', '-'];
  const readers = await workspace().run(asked, { input: keys.slice(1).join('\n') });
  expect(readers).toMatchObject({ exit: 0, err: '' });
  expect(readers.out).toMatch(/1, 2 +\S+ \S+ +允许[\s\S]*GD\/li[\s\S]*licence.review[\s\S]*拒绝[\s\S]*GD\/chen/);
  for (const key of keys) expect(readers.out).not.toContain(key);
  const told = await workspace().run([...asked, '--json', '--since', '1d'], { input: keys[0]! });
  expect(JSON.parse(told.out)).toMatchObject({
    items: [{ opening: { id: openings[0]!.id } }, { opening: { records: 3 } }, { opening: { state: 'denied' } }],
    unsound: [],
  });

  await workspace().does('MHRSS/wu', 'access', 'revoke', grant.id, '--reason', '审计发现问题');
  const after = await workspace().run(['--as', 'GD/li', ...ask, '--grant', grant.id], { input: keys.join('\n') });
  expect(after).toMatchObject({ exit: 1, err: expect.stringContaining('ACCESS-123') as string });

  const denied = await workspace().gets<Listed>(
    'Committee/qian',
    'audit',
    'opened',
    '--dataset',
    'MHRSS/insured',
    '--since',
    '1h',
    '--denied',
  );
  expect(denied.items.map(({ actor, denial }) => [actor, denial?.code])).toEqual([
    ['GD/li', 'ACCESS-123'],
    ['GD/chen', 'ACCESS-120'],
  ]);
  const shown = await workspace().does('Committee/qian', 'audit', 'opened', '--dataset', 'MHRSS/insured', '--allowed');
  expect(shown.split('\n').filter((line) => line.includes(grant.id))).toHaveLength(2);
}, 90_000);

test('what an approval would allow, who could read a field, and which grants were never used', async () => {
  const { id: request } = await workspace().gets<{ id: string }>(
    ...(['GD/li', 'access', 'request', 'MHRSS/insured', '--fields', 'idNumber=last:4'] as const),
    ...(['--purpose', 'audit.sample', '--basis', '《审计法》', '--scenario', '抽查'] as const),
    ...(['--days', '20', '--quota', '10/day'] as const),
  );
  const as = (...words: [string, ...string[]]) => workspace().does('MHRSS/wu', ...words);
  expect(await as('access', 'effect', request)).toMatch(/idNumber +last:4 +新放开/);
  const { id: grant } = await workspace().gets<{ id: string }>('MHRSS/wu', 'access', 'approve', request);
  expect(await as('access', 'effect', request)).toMatch(/idNumber +last:4 +已有授权/);
  expect(await as('access', 'who', 'MHRSS/insured', 'idNumber')).toContain(grant);
  expect(await as('access', 'usage')).toMatch(/idNumber +从未使用, \d{4}-\d\d-\d\d 到期/);
});

test('the list of openings is held against the blocks', async () => {
  const check = await workspace().does('Committee/qian', 'audit', 'check', '--authority', 'MHRSS');
  expect(check).toMatch(/\d+ 个区块中有 \d+ 次调阅\n列表与区块一致/);
});

test('a fact is shown with its seals, and restored from its owner', async () => {
  expect(await workspace().does('Committee/qian', 'ledger', 'fact', 'dataset', 'MHRSS/posts')).toMatch(/MHRSS +完好/);
  expect(
    await workspace()
      .gets('Committee/qian', 'ledger', 'fact', 'dataset', 'MHRSS/none')
      .catch((error: Error) => error.message),
  ).toContain('LEDGER-106');
  const owner = await workspace().run(['--as', 'MHRSS/wu', 'ledger', 'restore', 'dataset', 'MHRSS/posts', '--json']);
  expect(owner).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(owner.out)).toHaveProperty('restored');
});
