import { problems } from '@oneplusn/api';
import { refusal } from '../../test/refusal';
import { keysIn } from './keys';
import { recordsIn } from './rows';

const items = {
  code: { type: 'string', title: '代码' },
  level: { type: 'integer', title: '级别' },
  active: { type: 'boolean', title: '在用 (是/否)' },
} as const;
const fieldsIn = (text: string) => recordsIn(text, 'f', items).map(({ fields }) => fields);

describe('rows', () => {
  const rows = [
    { code: '044', level: 1, active: true },
    { code: '055', active: false },
  ];
  it.each([
    ['JSON', '[{"code":"044","level":1,"active":true},{"code":"055","active":false}]'],
    ['JSON Lines', '{"code":"044","level":1,"active":true}\n\n{"code":"055","active":false}\n'],
    ['YAML', '- {code: "044", level: 1, active: true}\n- {code: "055", active: false}\n'],
    ['CSV', 'code,level,active\n044,1,true\n055,,否\n'],
    ['CSV from Windows', 'code,level,active\r\n"044",1,1\r\n055,,0\r\n'],
    ['tabs, as Excel copies and saves', 'code\tlevel\tactive\r\n044\t1\tTRUE\r\n055\t\tFALSE\r\n'],
    ['semicolons', 'code;level;active\n044;1;true\n055;;false\n'],
    ['what `sep=` says', 'sep=;\r\ncode;level;active\r\n044;1;true\r\n055;;false\r\n'],
    ['what `sep=` says, whatever it is', 'sep=|\ncode|level|active\n044|1|true\n055||false\n'],
    ['Chinese headings', '代码,级别,在用(是/否)\n044,1,是\n055,,否\n'],
    ['headings of both kinds, in any order', '在用（是/否）,code, 级 别 \n是,044,1\n否,055,\n'],
    ['columns with nothing in them', 'code,level,,active,\n044,1,,true,\n055,,,false,\n'],
    ['blanks of all kinds', '\u00a0code ,level,active\n044\u00a0, 1\u3000,true \n\n 055,,false\u00a0\n , ,\n'],
  ])('of %s', (_, text) => expect(fieldsIn(text)).toEqual(rows));

  it('hold quoted delimiters and line breaks; a row begins on the line that it says', () => {
    const loaded = recordsIn('code,level\n"a,""b""\nc",1\n\nd,2\n', 'f', items);
    expect(loaded.map(({ line, fields }) => [line, fields['code']])).toEqual([
      [2, 'a,"b"\nc'],
      [5, 'd'],
    ]);
    expect(recordsIn('sep=;\ncode;level\nd;2\n', 'f', items)[0]?.line).toBe(3);
    expect(recordsIn('{"code":"a"}\n\n{"code":"b"}', 'f', items).map(({ line }) => line)).toEqual([1, 3]);
  });

  it('keep what has not the type of its field, for it to be told with all else that is wrong', () => {
    expect(fieldsIn('code,level,active\n044,one,maybe\n')).toEqual([{ code: '044', level: 'one', active: 'maybe' }]);
  });

  it('tell what a spreadsheet made of long numbers', () => {
    const [row] = recordsIn('code,level\n1.10105E+17,1\n', 'f', items);
    expect(row?.problems).toMatchObject([{ field: 'code', problem: { key: problems.value.rounded.key } }]);
  });

  it.each([
    ['code,colour\n1,red\n', 'CLI-109', 'colour'],
    ['代码,颜色\n1,红\n', 'CLI-109', '颜色'],
    ['code,代码\n1,2\n', 'CLI-109', 'columns 1 and 2 are both code'],
    ['code,code\n1,2\n', 'CLI-109', 'columns 1 and 2 are both code'],
    ['code,\n1,2\n', 'CLI-109', 'column 2'],
    ['张三,secret-044\n李四,055\n', 'CLI-109', '(text)'],
    ['code,level\n044,1,2\n', 'CLI-109', 'line 2'],
    ['code,level\n"044,1\n', 'CLI-109', 'line'],
    ['{"code":"secret-044"\n', 'CLI-109', 'line 1'],
    ['[1, 2]', 'CLI-109', 'list of records'],
    ['[]', 'CLI-118', 'records'],
    ['', 'CLI-118', 'records'],
    ['code,level\n', 'CLI-118', 'records'],
  ])('refuse %j', (text, code, part) => {
    const refused = refusal(() => recordsIn(text, 'f', items));
    expect(refused.code).toBe(code);
    expect(refused.en).toContain(part);
    expect(refused.en).not.toContain('secret');
    expect(refused.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('name the fields that share a title', () => {
    const twins = { first: { type: 'string', title: '姓名' }, second: { type: 'string', title: '姓名' } } as const;
    expect(refusal(() => recordsIn('姓名\n张三\n', 'f', twins)).en).toContain('first, second');
    expect(recordsIn('second\n张三\n', 'f', twins)[0]?.fields).toEqual({ second: '张三' });
  });
});

test('keys stand one a line, or in a JSON list', () => {
  expect(keysIn('a\r\n b\u00a0\n\nc', '-')).toEqual([
    { key: 'a', line: 1 },
    { key: 'b', line: 2 },
    { key: 'c', line: 4 },
  ]);
  expect(keysIn('["a","b"]', 'f').map(({ key }) => key)).toEqual(['a', 'b']);
  expect(refusal(() => keysIn('\n', '-'))).toMatchObject({
    code: 'CLI-118',
    en: expect.stringContaining('stdin') as string,
  });
  expect(refusal(() => keysIn('[1]', 'f')).code).toBe('CLI-109');
});
