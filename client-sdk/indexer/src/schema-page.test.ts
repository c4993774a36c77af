import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaPage } from './schema-page';
import { allTables } from './store/schema/sql';

const written = (name: string): string => readFileSync(join(__dirname, '../../../docs/reference', name), 'utf8');

test('the pages of the docs are what the tables are made from', () => {
  expect(written('index-tables.md')).toBe(schemaPage('en'));
  expect(written('index-tables.zh-CN.md')).toBe(schemaPage('zh'));
});

test('every table and column is there, with what it means', () => {
  const page = schemaPage('zh');
  for (const { name, columns } of allTables) {
    const [, section = ''] = page.split(`\n## ${name}\n`);
    for (const column of columns) expect(section.split('\n## ')[0]).toContain(`- \`${column.name}\``);
  }
});
