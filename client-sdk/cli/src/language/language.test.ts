import { languageOf, say } from './language';

describe('the language of the reader', () => {
  it.each([
    [{}, 'zh'],
    [{ LANG: '' }, 'zh'],
    [{ LANG: 'C' }, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'POSIX' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LANG: 'zh-Hans-CN' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'cs_CZ.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', ONEPLUSN_LANG: 'en' }, 'en'],
    [{ LANG: 'en_US.UTF-8', ONEPLUSN_LANG: 'zh' }, 'zh'],
    [{ LANG: 'en_US.UTF-8', ONEPLUSN_LANG: 'fr' }, 'en'],
  ])('%j reads %s', (env, language) => expect(languageOf(env)).toBe(language));
});

test('arguments are filled in, unknown ones left standing', () => {
  const text = { zh: '{a} 与 {b}', en: '{a} and {b}' };
  expect(say(text, 'zh', { a: 1 })).toBe('1 与 {b}');
  expect(say(text, 'en', { a: 'x', b: 'y' })).toBe('x and y');
});
