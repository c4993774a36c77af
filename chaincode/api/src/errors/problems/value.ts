import { problemTable } from '@oneplusn/errors';

/** What keeps a record's fields from being what its dataset says. */
export const valueProblems = problemTable('value', {
  date: { en: 'not a date: YYYY-MM-DD', zh: '不是日期: YYYY-MM-DD' },
  dateTime: {
    en: 'not a date and time: YYYY-MM-DDThh:mm:ssZ (RFC 3339)',
    zh: '不是日期时间: YYYY-MM-DDThh:mm:ssZ (RFC 3339)',
  },
  tooShort: {
    en: 'too short: {length} of at least {limit} characters',
    zh: '过短: {length} 个字符, 至少 {limit} 个',
  },
  tooLong: { en: 'too long: {length} of at most {limit} characters', zh: '过长: {length} 个字符, 至多 {limit} 个' },
  notOneOf: { en: 'not one of {choices}', zh: '不在可选值之内: {choices}' },
  divisionDigits: { en: 'a division code has six digits (GB/T 2260)', zh: '行政区划代码为六位数字 (GB/T 2260)' },
  divisionProvince: {
    en: 'no province has these first two digits (GB/T 2260)',
    zh: '前两位不是省级代码 (GB/T 2260)',
  },
  divisionCounty: { en: 'a county code names its prefecture (GB/T 2260)', zh: '县级代码须含其地级代码 (GB/T 2260)' },
  residentDigits: {
    en: 'an identity number has 17 digits and a digit or X (GB 11643)',
    zh: '公民身份号码为 17 位数字加一位数字或 X (GB 11643)',
  },
  residentProvince: { en: 'no province has these first two digits (GB 11643)', zh: '前两位不是省级代码 (GB 11643)' },
  residentBirth: {
    en: 'digits 7 to 14 are not a date of birth (GB 11643)',
    zh: '第 7 至 14 位不是出生日期 (GB 11643)',
  },
  residentUnborn: {
    en: 'digits 7 to 14 are a date of birth in the future (GB 11643)',
    zh: '第 7 至 14 位的出生日期尚未到来 (GB 11643)',
  },
  residentCheck: { en: 'the check character is wrong (GB 11643)', zh: '校验码不符 (GB 11643)' },
  creditCharacters: {
    en: 'a credit code has 18 characters: two, six digits, ten, without I, O, S, V, Z (GB 32100)',
    zh: '统一社会信用代码为 18 位: 两位、六位数字、十位, 不用 I、O、S、V、Z (GB 32100)',
  },
  creditCheck: { en: 'the check character is wrong (GB 32100)', zh: '校验码不符 (GB 32100)' },
  fullWidth: {
    en: 'it holds full-width characters like １ or Ｘ: write 1 and X',
    zh: '含全角字符 (如 １、Ｘ): 应写作半角的 1、X',
  },
  blanks: { en: 'it holds blanks, or characters that do not show', zh: '含空格或不可见字符' },
  smallX: { en: 'its last character is a small x: it should be X', zh: '末位为小写 x, 应为大写 X' },
  smallLetters: { en: 'it holds small letters: they should be capitals', zh: '含小写字母, 应为大写' },
  rounded: {
    en: 'a spreadsheet took it for a number and rounded it, as 1.10105E+17: make the column text and enter it again',
    zh: '被电子表格当作数值而舍入 (如 1.10105E+17): 请将该列设为文本后重新录入',
  },
  thousands: { en: 'it has commas between its digits: write them without', zh: '数字中有逗号分隔符, 应去掉' },
  keyParts: {
    en: 'it has {found} parts, and should have {wanted}, joined by "|": {fields}',
    zh: '由 {found} 部分组成, 应为 {wanted} 部分, 以 "|" 相连: {fields}',
  },
  sameKey: { en: 'it has the same key as row {first}', zh: '主键与第 {first} 条相同' },
  keyText: { en: 'a business key needs a text here', zh: '业务主键在此须为非空文本' },
  keyControl: { en: 'a business key holds no control characters', zh: '业务主键不能含控制字符' },
  keyBar: { en: 'a part of a business key holds no "|"', zh: '由多项组成的业务主键, 各项不能含 "|"' },
  keyLength: { en: 'a business key has at most 256 characters', zh: '业务主键至多 256 个字符' },
});
