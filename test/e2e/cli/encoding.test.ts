/** Files as Chinese Windows writes them: in GBK, and in UTF-16. A wrong character in a name is never stored. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useNet } from '../../engine';
import { insured, people, posts } from '../sharing/data';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);

/** The characters of these tests in GBK. */
const characters: Readonly<Record<string, readonly [number, number]>> = {
  张: [0xd5, 0xc5],
  三: [0xc8, 0xfd],
  医: [0xd2, 0xbd],
  生: [0xc9, 0xfa],
  教: [0xbd, 0xcc],
  师: [0xca, 0xa6],
  职: [0xd6, 0xb0],
  业: [0xd2, 0xb5],
};
const gbk = (text: string) => Buffer.from([...text].flatMap((each) => characters[each] ?? [each.charCodeAt(0)]));
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const bigEndian = (text: string) => utf16(text).swap16();

const { id, ...posted } = { ...posts, title: '职业', abstract: '医生', domain: '职业' };
const entry = JSON.stringify({ ...posted, name: id.slice(id.indexOf('/') + 1) });
const put = (...words: string[]) => ['--as', 'MHRSS/wu', 'records', 'put', id, '--rows', ...words];
const nameOf = async (key: string) =>
  (await workspace().gets<{ fields?: { name: string } }>('GD/li', 'records', 'get', id, key)).fields?.name;
const refusal = (problem: string) => ({
  exit: 2,
  out: '',
  err: expect.stringMatching(new RegExp(`^用法有误 CLI-121 .*${problem}\\n处理: 用 --encoding `)) as string,
});

test('a dataset is not published under a title that was misread, and is under the one that was written', async () => {
  const file = workspace().file('posts.yaml', gbk(entry));
  const publish = ['--as', 'MHRSS/wu', 'catalog', 'publish', '--input', file];
  expect(await workspace().run(publish)).toEqual(refusal('不是 UTF-8 文本, 看来是 GB18030'));
  expect(await workspace().run(['catalog', 'get', id])).toMatchObject({ exit: 1 });
  expect(await workspace().run([...publish, '--encoding', 'gbk'])).toMatchObject({ exit: 0 });
  expect(await workspace().gets('GD/li', 'catalog', 'get', id)).toMatchObject({ title: '职业', abstract: '医生' });
});

test('rows in GBK with an ASCII heading are refused, and read where that is said', async () => {
  const file = workspace().file('posts.csv', gbk('code,name\n2-01,张三\n'));
  expect(await workspace().run(put(file))).toEqual(refusal('不是 UTF-8 文本, 看来是 GB18030'));
  expect(await workspace().run(put(file, '--encoding', 'gb18030'))).toMatchObject({ exit: 0 });
  expect(await nameOf('2-01')).toBe('张三');
});

test.each([
  ['CSV in UTF-16LE with its mark', utf16('\ufeffcode,name\r\n2-02,医生\r\n'), [], '2-02', '医生'],
  ['CSV in UTF-16BE with its mark', bigEndian('\ufeffcode,name\n2-03,教师\n'), [], '2-03', '教师'],
  ['CSV in UTF-16BE, as is said', bigEndian('code,name\n2-04,医师\n'), ['utf-16be'], '2-04', '医师'],
  [
    'JSON in GB 18030 with its mark',
    Buffer.concat([Buffer.of(0x84, 0x31, 0x95, 0x33), gbk('[{"code":"2-05","name":"张生"}]')]),
    [],
    '2-05',
    '张生',
  ],
  ['JSON Lines in GBK', gbk('{"code":"2-06","name":"张医师"}\n'), ['GBK'], '2-06', '张医师'],
  ['YAML in GBK', gbk('- {code: 2-07, name: 三生}\n'), ['gb2312'], '2-07', '三生'],
  ['CSV in UTF-8 with its mark', Buffer.from('\ufeffcode,name\n2-08,\u{20bb7}\n'), [], '2-08', '\u{20bb7}'],
])('rows: %s, from a file or the standard input', async (_, bytes, said, key, name) => {
  const encoding = said.flatMap((each) => ['--encoding', each]);
  // Half of them from a file, half from the standard input.
  const asProcess = key < '2-05';
  const from = asProcess ? '-' : workspace().file('rows', bytes);
  const ran = await workspace().run([...put(from, ...encoding), '--json'], { input: bytes, asProcess });
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(await nameOf(key)).toBe(name);
});

test.each([
  ['UTF-16 without a mark', utf16('code,name\n3-01,医生\n'), '看来是 UTF-16LE'],
  ['half a character', gbk('code,name\n3-01,张').subarray(0, -1), '也认不出其编码'],
  ['UTF-8 that was cut', Buffer.from('code,name\n3-01,医生教师张三').subarray(0, -1), '是 UTF-8 文本, 但有损坏的字节'],
  ['what was misread before', Buffer.from('code,name\n3-01,\ufffd\ufffd\n'), '第 2 行含 U\\+FFFD: .*'],
])('nothing is stored of %s', async (_, bytes, problem) => {
  expect(await workspace().run(put(workspace().file('rows', bytes)))).toEqual(refusal(problem));
  expect(await workspace().run(['--as', 'GD/li', 'records', 'get', id, '3-01'])).toMatchObject({ exit: 1 });
});

test('nor of text that is no Unicode, or that lost characters, in escapes and on the command line', async () => {
  const half = await workspace().run(put(workspace().file('half.jsonl', '{"code":"3-02","name":"\\ud800"}\n')));
  expect(half).toMatchObject({ exit: 2, err: expect.stringContaining('不成对的代理字符') as string });
  const lost = await workspace().run(put(workspace().file('lost.jsonl', '{"code":"3-02","name":"\\ufffd"}\n')));
  expect(lost).toMatchObject({ exit: 2, err: expect.stringContaining('LEDGER-101') as string });
  const word = await workspace().run(['--as', 'MHRSS/wu', 'catalog', 'retire', id, '--reason', '\ufffd\ufffd']);
  expect(word).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-106  --reason') as string });
  expect(await workspace().run(['--as', 'GD/li', 'records', 'get', id, '3-02'])).toMatchObject({ exit: 1 });
});

test('keys and transient data too', async () => {
  const { id: dataset, ...rest } = insured;
  const conditional = workspace().file('insured.json', { ...rest, name: dataset.slice(dataset.indexOf('/') + 1) });
  await workspace().does('MHRSS/wu', 'catalog', 'publish', '--input', conditional);
  const [person] = people(1);
  const row = { idNumber: person?.idNumber ?? '', name: '张三', birthDate: person?.birthDate ?? '' };
  const cells = `idNumber,name,birthDate\n${Object.values(row).join(',')}\n`;
  const rows = ['--as', 'MHRSS/wu', 'records', 'put', dataset, '--rows', workspace().file('people.csv', gbk(cells))];
  expect(await workspace().run(rows)).toEqual(refusal('看来是 GB18030'));
  expect(await workspace().run([...rows, '--encoding', 'gbk'])).toMatchObject({ exit: 0 });

  const own = ['--as', 'MHRSS/wu', 'records', 'own', dataset, '--purpose', 'pension.review', '--json', '--keys'];
  const found = await workspace().run([...own, workspace().file('own.keys', `${row.idNumber}\n`)]);
  expect(found).toMatchObject({ exit: 0 });
  expect(found.out).toContain('张三');
  const withdraw = ['--as', 'MHRSS/wu', 'records', 'withdraw-conditional', dataset, '--reason', '误登', '--transient'];
  const keyed = workspace().file('key.yaml', gbk(`key: '${row.idNumber}'\nsalt: '${'ab'.repeat(32)}'\n# 张三\n`));
  expect(await workspace().run([...withdraw, keyed, '--lang', 'en'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('CLI-121') as string,
  });
  expect(await workspace().run([...withdraw, keyed, '--encoding', 'gbk'])).toMatchObject({ exit: 0 });

  const open = ['--as', 'GD/li', 'access', 'open', dataset, '--keys'];
  expect(await workspace().run([...open, workspace().file('keys', utf16(`${row.idNumber}\n`))])).toEqual(
    refusal('看来是 UTF-16LE'),
  );
  // The keys can be read now; what is missing is the grant.
  const marked = workspace().file('keys', utf16(`\ufeff${row.idNumber}\n`));
  expect(await workspace().run([...open, marked])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('CLI-119') as string,
  });
});

test('an identity in the place of its path is used, and never shown', async () => {
  const folder = join(workspace().path, '.oneplusn', net().topology.name);
  const wallet = readFileSync(join(folder, 'wallet/GD/li.id'), 'utf8');
  const profile = readFileSync(join(folder, 'profiles/GD.yaml'), 'utf8');
  const options = ['whoami', '--profile', profile, '--identity', wallet];
  expect((await workspace().run(options)).out).toContain('GD/li');
  const env = { ONEPLUSN_PROFILE: profile, ONEPLUSN_IDENTITY: wallet };
  expect((await workspace().run(['whoami'], { env })).out).toContain('GD/li');

  const key = (JSON.parse(wallet) as { credentials: { privateKey: string } }).credentials.privateKey;
  const cut = workspace().file('cut.id', wallet.slice(0, -9));
  // Of a tag the YAML library would warn on the standard error, with the line that holds it.
  const tagged = workspace().file('tagged.yaml', `!key ${key.split('\n')[1] ?? ''}\n`);
  for (const words of [
    ['whoami', '--profile', key, '--identity', key],
    ['whoami', '--profile', profile, '--identity', cut],
    ['whoami', '--profile', tagged, '--identity', wallet],
    ['--as', 'MHRSS/wu', 'catalog', 'publish', '--input', tagged],
  ]) {
    const ran = await workspace().run(words);
    expect(ran).toMatchObject({ exit: expect.any(Number) as number, out: '' });
    expect(ran.exit).toBeGreaterThan(1);
    for (const line of key.split('\n').filter((each) => each.length > 20 && !each.startsWith('-')))
      expect(ran.err).not.toContain(line);
  }
}, 60_000);
