/** The tables, as a page for people who write SQL: made from what the tables are made from. */
import type { Column, Meaning, Table } from './store/schema/column';
import { lists } from './store/schema/lists';
import { allTables } from './store/schema/sql';

/** In which languages the page is written. */
export type PageLanguage = keyof Meaning;

const title: Meaning = { en: 'Tables of the index', zh: '索引的表' };
const other: Meaning = { en: '[中文](index-tables.zh-CN.md)', zh: '[English](index-tables.md)' };
const opening: Meaning = {
  en:
    'Printed by `oneplusn index schema --lang en`. The same tables stand in SQLite and in PostgreSQL; texts are ' +
    'compared by their bytes, numbers are whole, and what may be absent is marked with `?`. Ask with ' +
    '`oneplusn index sql`, or with any client that reads the database.',
  zh:
    '由 `oneplusn index schema --lang zh` 生成。SQLite 与 PostgreSQL 中的表相同; 文本按字节比较, 数为整数, 可为空的列以 `?` 标出。' +
    '以 `oneplusn index sql` 查询, 也可用任何能读该数据库的工具。',
};
const views: Meaning = {
  en:
    'Views: `current_facts` (the newest sealed version of every kind, with its text), `denials` (openings that were ' +
    'denied), `intrusions` (what others have put in the places of facts, or removed there, and who).',
  zh: '视图: `current_facts` (各类事实最新封印版本及文本), `denials` (被拒绝的调阅), `intrusions` (他人写在事实位置上的或移除的, 及何人)。',
};
const ofFacts: Meaning = {
  en: 'Columns that name a path are taken from the fact: what it means stands in the [reference](transactions.md).',
  zh: '写明路径的列取自事实: 其含义见[参考](transactions.zh-CN.md)。',
};

/** The page, as Markdown. */
export function schemaPage(language: PageLanguage): string {
  const names = new Set(Object.keys(lists));
  const blocks = allTables.filter(({ name }) => !names.has(name));
  const facts = allTables.filter(({ name }) => names.has(name));
  return [
    `# ${title[language]}`,
    other[language],
    wrapped(opening[language]),
    ...blocks.map((table) => section(table, language)),
    wrapped(views[language]),
    wrapped(ofFacts[language]),
    ...facts.map((table) => section(table, language)),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function section({ name, means, columns, key }: Table, language: PageLanguage): string {
  const rows = columns.map((column) => row(column, key.includes(column.name), language));
  return [`## ${name}`, wrapped(`${means[language]}${language === 'en' ? '.' : '。'}`), rows.join('\n')].join('\n\n');
}

function row({ name, type, optional, means }: Column, isKey: boolean, language: PageLanguage): string {
  const kind = { text: { en: 'text', zh: '文本' }, whole: { en: 'number', zh: '整数' } }[type][language];
  const marks = [kind, ...(isKey ? [{ en: 'key', zh: '主键' }[language]] : [])].join(', ');
  const [first = '', ...rest] = wrapped(`- \`${name}\`${optional ? '?' : ''} (${marks}): ${means[language]}`).split(
    '\n',
  );
  return [first, ...rest.map((line) => `  ${line}`)].join('\n');
}

const widest = 116;

/** Words as they fit; Chinese breaks at its own signs. */
function wrapped(text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(/(?<= )|(?<=[，。; ])/)) {
    const line = lines.at(-1) ?? '';
    if (width(line + word.trimEnd()) > widest && line !== '') lines.push(word);
    else lines[lines.length - 1] = line + word;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Chinese signs take two columns. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
