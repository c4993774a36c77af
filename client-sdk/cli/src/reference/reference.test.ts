import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTransactions } from '@oneplusn/api';
import { commandLineOf } from '../commands/domains';
import { knownErrors } from '../errors/known';
import { referenceIn } from './markdown';

const docs = join(__dirname, '../../../../docs/reference');

test.each([
  ['en', 'transactions.md'],
  ['zh', 'transactions.zh-CN.md'],
] as const)(
  'the reference in %s is what the descriptions say (oneplusn reference --lang writes it anew into docs/reference/%s)',
  (language, file) => {
    expect(readFileSync(join(docs, file), 'utf8')).toBe(referenceIn(language, commandLineOf));
  },
);

test('it holds every transaction and every error, and every link leads somewhere', () => {
  const text = referenceIn('en', commandLineOf);
  for (const { name } of allTransactions) expect(text).toContain(`\n### ${name}\n`);
  for (const { code } of knownErrors) expect(text).toContain(`id="${code.toLowerCase()}"`);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(' ', '-')
      .replace(/[^\p{L}\p{N}-]/gu, ''),
  );
  const ids = [...text.matchAll(/id="([^"]+)"/g)].map(([, id]) => id);
  const targets = new Set([...headings, ...ids]);
  expect(
    [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target).filter((target) => !targets.has(target ?? '')),
  ).toEqual([]);
});
