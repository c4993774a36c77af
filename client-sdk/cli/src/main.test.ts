import type { Ledger } from '@oneplusn/sdk';
import { ConnectionError, sdkErrors } from '@oneplusn/sdk';
import { errors, fail, type Transaction } from '@oneplusn/api';
import { main } from './main';
import type { Surroundings } from './surroundings';

/** A world with files and a ledger that answers as it is told; what is called is kept. */
function world(
  given: {
    env?: Record<string, string>;
    files?: Record<string, string>;
    answer?: unknown;
    refusal?: Error;
    down?: Error;
  } = {},
) {
  const out: string[] = [];
  const err: string[] = [];
  const calls: { name: string; input: unknown; options: Record<string, unknown> | undefined }[] = [];
  let closed = 0;
  const ledger = {
    msp: 'GD',
    call: async ({ name }: Transaction, input: unknown, options?: Record<string, unknown>) => {
      calls.push({ name, input, options });
      if (given.refusal) throw given.refusal;
      return typeof given.answer === 'function'
        ? (given.answer as (input: unknown) => unknown)(input)
        : (given.answer ?? { items: [] });
    },
    close: () => void closed++,
  } as unknown as Ledger;
  const sink = (lines: string[]) => ({
    write: (text: string) => void lines.push(text),
    isTTY: false,
    columns: undefined,
  });
  const surroundings: Surroundings = {
    env: { ONEPLUSN_PROFILE: 'GD.yaml', ONEPLUSN_IDENTITY: 'li.id', ...given.env },
    cwd: '/nowhere',
    out: sink(out),
    err: sink(err),
    read: async (file) => {
      const text = given.files?.[file];
      if (text === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      return Buffer.from(text);
    },
    connect: async () => {
      if (given.down) throw given.down;
      return ledger;
    },
  };
  const run = async (...argv: string[]) => {
    const exit = await main(argv, surroundings);
    return { exit, out: out.join(''), err: err.join(''), closed };
  };
  return { run, calls };
}

const refused = fail(errors.access.noGrant, { actor: 'GD/li', dataset: 'MHRSS/insured' });
const down = new ConnectionError(sdkErrors.peerDown, { address: 'localhost:1', problem: 'ECONNREFUSED' });

describe('exit codes', () => {
  it('0: done; the connection is closed', async () => {
    const { run, calls } = world();
    expect(await run('catalog', 'search', '--term', '社保')).toEqual({ exit: 0, out: '(无)\n', err: '', closed: 1 });
    expect(calls).toEqual([{ name: 'catalog.search', input: { term: '社保' }, options: expect.anything() as unknown }]);
  });
  it('1: refused by the ledger, with message, code and what to do', async () => {
    const { exit, out, err, closed } = await world({ refusal: refused }).run('catalog', 'get', 'MHRSS/insured');
    expect({ exit, out, closed }).toEqual({ exit: 1, out: '', closed: 1 });
    expect(err).toBe('账本拒绝 ACCESS-120  GD/li 没有 MHRSS/insured 的授权\n处理: 先提交共享申请\n');
  });
  it.each([
    [['nonsense'], 'CLI-101'],
    [['catalog', 'serach'], 'CLI-101'],
    [['catalog', 'search', '--tern', 'x'], 'CLI-102'],
    [['catalog', 'search', '--term'], 'CLI-103'],
    [['catalog', 'get', 'MHRSS/a', 'MHRSS/b'], 'CLI-104'],
    [['catalog', 'get'], 'CLI-105'],
    [['catalog', 'get', 'insured'], 'CLI-106'],
    [['catalog', 'get', 'MHRSS/a', '--lang', 'fr'], 'CLI-106'],
    [['catalog', 'publish', '--input', 'gone.yaml'], 'CLI-108'],
    [['catalog', 'publish', '--input', 'bad.json'], 'CLI-109'],
    [['access', 'open', 'MHRSS/insured', '--keys', 'empty.txt'], 'CLI-118'],
    [['access', 'open', 'MHRSS/insured'], 'CLI-105'],
    [['records', 'put', 'MHRSS/posts'], 'CLI-105'],
    [['call', 'no.such'], 'CLI-116'],
    [['call', 'catalog.search', '--input', 'typo.yaml'], 'CLI-107'],
    [['call', 'records.putConditional', '--input', '-', '--transient', '-'], 'CLI-110'],
    [['audit', 'opened', '--denied', '--allowed'], 'CLI-117'],
    [['errors', 'NONE-1'], 'CLI-115'],
  ])('2: %j is wrong usage, %s, and nothing is sent', async (argv, code) => {
    const files = {
      'bad.json': '{"a":',
      'empty.txt': '\n',
      'typo.yaml': 'trem: x',
      '-': '{dataset: MHRSS/x, count: 1}',
    };
    const { run, calls } = world({ files });
    const { exit, out, err } = await run(...argv);
    expect({ exit, out, calls }).toEqual({ exit: 2, out: '', calls: [] });
    expect(err).toMatch(new RegExp(`^用法有误 ${code} `));
    expect(err).toMatch(/\n处理: /);
  });
  it('3: the network is down', async () => {
    const { exit, err } = await world({ down }).run('--lang', 'en', 'whoami');
    expect(exit).toBe(3);
    expect(err).toMatch(/^Not done SDK-110 {2}Cannot reach the peer localhost:1: ECONNREFUSED\nWhat to do: /);
  });
  it('3: a fault of our own is told without a stack', async () => {
    const { exit, err } = await world({ refusal: new TypeError('x is not a function') }).run('whoami');
    expect(exit).toBe(3);
    expect(err).toContain('CLI-199');
    expect(err).not.toContain(' at ');
  });
});

describe('for machines', () => {
  it('one JSON document comes out', async () => {
    const answer = { items: [{ id: 'MHRSS/x' }], next: 'n' };
    const { out } = await world({ answer }).run('catalog', 'search', '--json');
    expect(JSON.parse(out)).toEqual(answer);
  });
  it('errors are one JSON document too', async () => {
    const { exit, out, err } = await world({ refusal: refused }).run('--json', 'catalog', 'get', 'MHRSS/insured');
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(JSON.parse(err)).toEqual({
      error: {
        exit: 1,
        kind: 'refused',
        code: 'ACCESS-120',
        message: 'GD/li 没有 MHRSS/insured 的授权',
        remedy: '先提交共享申请',
        args: { actor: 'GD/li', dataset: 'MHRSS/insured' },
      },
    });
  });
  it('even where a command is missing', async () => {
    const { exit, err } = await world().run('catalog', '--json');
    expect(exit).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'CLI-105', exit: 2 } });
  });
});

describe('help', () => {
  it('is shown on demand, in the language asked for', async () => {
    const zh = await world().run('catalog', 'search', '--help');
    expect(zh).toMatchObject({ exit: 0, err: '' });
    expect(zh.out).toContain('用法: oneplusn catalog search');
    expect(zh.out).toContain('检索目录');
    const en = await world().run('--lang', 'en', 'catalog', 'search', '--help');
    expect(en.out).toContain('Search the catalog');
    expect(en.out).not.toMatch(/[\u4e00-\u9fff]/);
  });
  it('is shown in the place of an error where a command is missing', async () => {
    const { exit, out, err } = await world().run();
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('用法: oneplusn');
  });
  it('offers the likely command', async () => {
    expect((await world().run('catalog', 'serach', '--lang=en')).err).toContain('did you mean search');
  });
});

describe('calls', () => {
  it('take their input from a file, and words before it', async () => {
    const { run, calls } = world({
      files: { '-': 'title: 甲\ndomain: 人社\nfunctions: [登记]\npositioning: 省\ndescription: 说明' },
    });
    await run('review', 'preview', '--input', '-', '--title', '乙');
    expect(calls[0]?.input).toMatchObject({ title: '乙', functions: ['登记'] });
  });
  it('make secrets up, and pass a request id on', async () => {
    const { run, calls } = world({ files: { 'keys.yaml': 'keys: [a, b]' } });
    await run('records', 'read', 'MHRSS/o-1', '--transient', 'keys.yaml');
    expect(calls[0]?.options?.['transient']).toEqual({
      keys: ['a', 'b'],
      salt: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    await run('access', 'revoke', 'MHRSS/g-1', '--reason', '到期', '--request-id', 'my-request-1');
    expect(calls[1]?.options).toMatchObject({ requestId: 'my-request-1' });
  });
  it('read a required yes or no', async () => {
    const { run, calls } = world();
    await run('registry', 'vote', 'Committee/p-1', '--no-approve', '--reason', '不妥');
    expect(calls[0]?.input).toEqual({ proposal: 'Committee/p-1', approve: false, reason: '不妥' });
    expect((await run('registry', 'vote', 'Committee/p-1')).err).toContain('--approve');
  });
  it('gather all pages into one', async () => {
    const pages: Record<string, unknown> = {
      first: { items: [1], unsound: ['a'], next: 'p2' },
      p2: { items: [2], unsound: ['b'] },
    };
    const { run, calls } = world({ answer: (input: { after?: string }) => pages[input.after ?? 'first'] });
    expect(JSON.parse((await run('audit', 'opened', '--all', '--json')).out)).toEqual({
      items: [1, 2],
      unsound: ['a', 'b'],
    });
    expect(calls.map(({ input }) => input)).toEqual([{ size: 200 }, { size: 200, after: 'p2' }]);
  });
  it('denied and allowed are words for a state', async () => {
    const { run, calls } = world({ answer: { items: [], unsound: [] } });
    await run('audit', 'opened', '--dataset', 'MHRSS/insured', '--denied');
    expect(calls[0]?.input).toEqual({ dataset: 'MHRSS/insured', state: 'denied' });
  });
  it('every transaction can be called by its name', async () => {
    const { run, calls } = world({ answer: { name: '钱进' } });
    await run('call', 'registry.whoami', '--json');
    expect(calls[0]?.name).toBe('registry.whoami');
  });
});

describe('--csv', () => {
  const opening = {
    ...{ id: 'MHRSS/o-1', state: 'allowed', dataset: 'MHRSS/insured', provider: 'MHRSS', requester: 'GD' },
    ...{ actor: 'GD/li', department: 'hrss', fields: { name: 'whole' }, purpose: '=cmd()', records: 2 },
    ...{ at: '2026-10-01T16:30:05.000Z', grant: 'MHRSS/g-1' },
  };
  it('prints the table alone, safe for Excel, and all pages of it; what is unsound is told beside it', async () => {
    const pages: Record<string, unknown> = {
      first: { items: [opening], unsound: ['MHRSS/o-9'], next: 'p2' },
      p2: { items: [{ ...opening, id: 'MHRSS/o-2' }], unsound: [] },
    };
    const { run } = world({ answer: (input: { after?: string }) => pages[input.after ?? 'first'] });
    const { exit, out, err } = await run('audit', 'opened', '--csv', '--lang', 'en');
    expect(exit).toBe(0);
    const [head, ...rows] = out.split('\r\n');
    expect(head).toBe('\ufeffTime,State,Actor,Department,Dataset,Fields,Records,Id,Purpose,"Under, or why denied"');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain(",MHRSS/o-1,'=cmd(),MHRSS/g-1");
    expect(err).toContain('MHRSS/o-9');
  });
  it('has its header where there is nothing; one thing is a table of names and values', async () => {
    const none = await world({ answer: { items: [], unsound: [] } }).run('audit', 'opened', '--csv', '--lang', 'en');
    expect(none).toMatchObject({ exit: 0, err: '' });
    expect(none.out).toMatch(/^\ufeffTime,State,.*\r\n$/);
    const who = await world({ answer: { actor: 'GD/li' } }).run('whoami', '--csv');
    expect(who).toMatchObject({ exit: 0, err: '' });
    expect(who.out).toMatch(/^\ufeff名称,值\r\n人员,GD\/li\r\n$/);
    expect((await world().run('whoami', '--csv', '--json')).err).toContain('CLI-117');
  });
});

test('says how many arguments are too many', async () => {
  expect((await world().run('catalog', 'get', 'MHRSS/a', 'MHRSS/b')).err).toContain('参数过多: 最多 1 个, 给了 2 个');
});

test('errors explains a code in both languages', async () => {
  const { exit, out } = await world().run('errors', 'access-120');
  expect(exit).toBe(0);
  expect(out).toContain('{actor} 没有 {dataset} 的授权');
  expect(out).toContain('{actor} has no grant for {dataset}');
  expect((await world().run('errors', 'SDK-110')).exit).toBe(0);
  expect((await world().run('errors', 'CLI-101')).exit).toBe(0);
});
