import type { BilingualText } from './topology';

/** The rules that a value must keep beyond its type. The schema names them in its messages. */
export const valueRules = {
  word: {
    zh: '须为小写英文单词，可用 - 连接，最多 64 个字符',
    en: 'lower-case words, joined by "-", at most 64 characters',
  },
  path: {
    zh: '须为小写英文单词，以 / 分级，最多六级，每级最多 40 个字符',
    en: 'lower-case words, at most six levels of 40 characters joined by "/"',
  },
  msp: {
    zh: '须以字母开头，只含字母、数字和 -，最多 32 个字符',
    en: 'a letter, then letters, digits and "-", at most 32',
  },
  domain: {
    zh: '须为小写域名，例如 org1.example.com，最多 128 个字符',
    en: 'a DNS name in lower case, such as org1.example.com, at most 128 characters',
  },
  channel: {
    zh: '须以小写字母开头，只含小写字母、数字、. 和 -',
    en: 'a lower-case letter, then lower-case letters, digits, "." and "-"',
  },
  chaincode: { zh: '须为字母和数字，可用 - 或 _ 连接', en: 'letters and digits, joined by "-" or "_"' },
  version: { zh: '只能含字母、数字、_、.、+ 和 -', en: 'letters, digits, "_", ".", "+" and "-"' },
  division: { zh: '须为六位数字', en: 'six digits' },
  text: {
    zh: '须为 1 至 200 个字符，不含控制字符',
    en: 'between 1 and 200 characters, none of them a control character',
  },
  some: { zh: '至少一项', en: 'at least one entry' },
  unique: { zh: '不能重复', en: 'no entry twice' },
} satisfies Record<string, BilingualText>;

export type ValueRule = keyof typeof valueRules;
