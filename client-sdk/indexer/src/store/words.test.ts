import { folded, gramsOf, proseIn, wantedIn } from './words';

test('Chinese is cut into neighbours, other scripts into words, whatever stands beside whatever', () => {
  expect([...gramsOf('参保人员ABC-12 的')]).toEqual(['参保', '保人', '人员', '员', 'abc', '12', '的']);
  expect([...gramsOf('ＡＢＣ　㍿')]).toEqual(['abc', '株式', '式会', '会社', '社']);
  expect([...gramsOf('𠀀𠀁')]).toEqual(['𠀀𠀁', '𠀁']);
});

test('what is looked up is found in what holds it, and one character as the beginning of a pair', () => {
  expect(wantedIn('人员')).toEqual({ whole: ['人员'], begins: [] });
  expect(wantedIn('员 abc')).toEqual({ whole: ['abc'], begins: ['员'] });
  const grams = gramsOf('办理人力资源服务许可 for ABC');
  for (const words of ['人力', '资源服务', '许可 abc', '可', '办']) {
    const { whole, begins } = wantedIn(words);
    expect(whole.every((gram) => grams.has(gram))).toBe(true);
    expect(begins.every((gram) => [...grams].some((each) => each.startsWith(gram)))).toBe(true);
  }
  expect(wantedIn(' ,.').whole).toEqual([]);
});

test('prose is what has a Chinese character or a space, wherever it stands', () => {
  const value = { id: 'GD/x', hash: 'abcdef', words: ['参保', { more: 'two words' }], count: 3, none: null };
  expect(proseIn(value)).toBe('参保\ntwo words');
  expect(folded('  Ａ\n b ')).toBe('a b');
});
