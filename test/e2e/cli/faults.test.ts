/**
 * Files that are wrong somewhere: all that is wrong is told before anything is sent, to the owner of the file, and to
 * nobody's log.
 */
import { useNet } from '../../engine';
import { insured, people, posts, wanted } from '../sharing/data';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const entry = ({ id, ...rest }: { id: string }) => ({ name: id.slice(id.indexOf('/') + 1), ...rest });
const load = (id: string, file: string, ...more: string[]) =>
  workspace().run(['--as', 'MHRSS/wu', 'records', 'put', id, '--rows', file, ...more]);

interface Told {
  error: { exit: number; code: string; message: string; faults: Record<string, unknown>[] };
}

beforeAll(async () => {
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('posts.json', entry(posts)));
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('insured.json', entry(insured)));
});

test('row 777 of 1,000 is wrong: it is told with row, line, field and value, and nothing is written', async () => {
  const names = Array.from({ length: 1_000 }, (_, n) => `2-${n + 1},${n === 776 ? '名'.repeat(61) : `职业 ${n + 1}`}`);
  const file = workspace().file('posts.csv', ['code,name', ...names].join('\n'));
  const { exit, out, err } = await load(posts.id, file);
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toMatch(/^用法有误 SDK-154 {2}MHRSS\/posts: 1000 条记录中有 1 处不合格; 第 777 条的 name: 过长/);
  expect(err).toMatch(/\n处理: 逐处更正后重新登记; 尚未写入任何内容\n/);
  expect(err).toMatch(/第几条 +行 +信息项 +值 +问题\n +777 +778 +name +名{59}… +过长: 61 个字符, 至多 60 个\n/);
  expect(await workspace().gets('GD/li', 'records', 'page', posts.id)).toEqual({ items: [] });
});

test('all that is wrong is told, in the reader’s language; a person sees the first twenty, a machine all', async () => {
  const [first, second] = people(2);
  const rows = [
    '身份证号,name,出生日期,months',
    `${first!.idNumber},欧阳甲,1960-02-30,12`,
    `${second!.idNumber.slice(0, 17)}x,欧阳乙,1961-01-01,1.5`,
    '1.10105E+17,张三,1949-12-31,',
    `${first!.idNumber},李四,1960-01-01,１２`,
    ...Array.from({ length: 30 }, () => '１１０１０５19491231002X,王五,1949-12-31,'),
  ];
  const titled = {
    ...entry(insured),
    name: 'titled',
    code: '334001002/0011',
    schema: {
      ...insured.schema,
      properties: {
        ...insured.schema.properties,
        idNumber: { ...insured.schema.properties.idNumber, title: '身份证号' },
        birthDate: { ...insured.schema.properties.birthDate, title: '出生日期' },
      },
    },
  };
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', workspace().file('titled.json', titled));
  const file = workspace().file('people.csv', rows.join('\n'));
  const people34 = await load('MHRSS/titled', file);
  expect(people34.exit).toBe(2);
  expect(people34.err).toContain('前 20 处, 共 36 处; --json 列出更多');
  for (const said of ['不是日期', '小写 x', '应为整数', '被电子表格当作数值', '主键与第 1 条相同', '全角字符'])
    expect(people34.err).toContain(said);
  expect(people34.err.split('\n')[0]).not.toContain(first!.idNumber);

  const machine = await load('MHRSS/titled', file, '--json', '--lang', 'en');
  const { error } = JSON.parse(machine.err) as Told;
  expect(error).toMatchObject({ exit: 2, code: 'SDK-154' });
  expect(error.faults).toHaveLength(36);
  expect(error.faults.slice(0, 6)).toEqual([
    { row: 1, field: 'birthDate', problem: 'not a date: YYYY-MM-DD', line: 2, value: '1960-02-30' },
    expect.objectContaining({ row: 2, line: 3, field: 'idNumber', value: `${second!.idNumber.slice(0, 17)}x` }),
    { row: 2, field: 'months', problem: 'it should be a whole number', line: 3, value: '1.5' },
    expect.objectContaining({ row: 3, line: 4, field: 'idNumber', value: '1.10105E+17' }),
    expect.objectContaining({ row: 4, line: 5, field: 'months', value: '１２' }),
    { row: 4, field: 'idNumber', problem: 'it has the same key as row 1', line: 5, value: first!.idNumber },
  ]);
});

describe('openings', () => {
  const persons = people(3);
  const keys = persons.map(({ idNumber }) => idNumber);
  const grants: string[] = [];
  const open = (input: string, ...more: string[]) =>
    workspace().run(['--as', 'GD/li', 'access', 'open', insured.id, '--keys', '-', ...more], { input });

  beforeAll(async () => {
    const [ministry, licensing] = await Promise.all([net().connect('MHRSS/wu'), net().connect('GD/li')]);
    await ministry.dataset(insured).put(persons);
    const asked = { dataset: insured.id, fields: { name: 'whole' }, ...wanted };
    for (const purpose of ['licence.review', 'statistics']) {
      const { id } = await licensing.access.request({ ...asked, purpose });
      grants.push((await ministry.access.approve({ request: id })).id);
    }
  });

  test('keys that can be nobody’s are told with their lines, and nothing is spent', async () => {
    const wrong = [keys[0], '', `${keys[1]!.slice(0, 17)}x`, keys[0], '１１０'].join('\r\n');
    const refused = await open(wrong, '--purpose', 'licence.review');
    expect(refused).toMatchObject({ exit: 2, out: '' });
    expect(refused.err).toMatch(/^用法有误 SDK-155 .*4 个主键中有 3 处不合格/);
    expect(refused.err).toMatch(/\n +2 +3 +idNumber +\d{17}x +末位为小写 x, 应为大写 X\n/);
    expect(refused.err).toMatch(/\n +3 +4 +idNumber +\S+ +主键与第 1 条相同\n +4 +5 +idNumber +１１０ +含全角字符/);
    const auditor = await net().connect('Committee/qian');
    expect(await auditor.audit.openings({ dataset: insured.id })).toMatchObject({ items: [] });
  });

  test('of two grants the purpose names one', async () => {
    expect(await open(keys.join('\n'))).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-120') as string });
    const read = await open(keys.join('\n'), '--purpose', 'licence.review', '--json');
    expect(JSON.parse(read.out)).toMatchObject({ openings: [{ grant: grants[0], state: 'allowed', records: 3 }] });
  });
});
