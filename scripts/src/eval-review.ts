/**
 * `npm run eval:review [-- --data FILE] [--json]`: how well the review finds duplicates, on the sample that was written
 * for OnePlusN, or on a file of the same shape. Beside it, in the same run, a plain comparison by common character
 * pairs.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inBothLanguages } from './complaint';
import { bigramJaccard, review } from './evaluation/methods';
import { readRows } from './evaluation/rows';
import { score, type Score } from './evaluation/score';

/** Keeps nearly all that it ranks well. A higher one raises fewer false alarms and loses duplicates faster. */
const jaccardFrom = 0.1;

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const path = values.data ?? join(__dirname, '../samples/projects.jsonl');
  const rows = readRows(path);
  const corpus = rows.filter(({ role }) => role === 'corpus');
  const queries = rows.filter(({ role }) => role === 'query');
  const start = performance.now();
  const scores = {
    review: score(queries, review(corpus)),
    reviewRanked: score(queries, review(corpus, true)),
    bigramJaccard: score(queries, bigramJaccard(corpus, jaccardFrom)),
    bigramJaccardRanked: score(queries, bigramJaccard(corpus, 0)),
  };
  const seconds = (performance.now() - start) / 1000;
  if (values.json) {
    console.log(JSON.stringify({ data: path, corpus: corpus.length, queries: queries.length, scores }, null, 2));
    return;
  }
  console.log(`${path}: ${corpus.length} 个已有项目, ${queries.length} 个待查项目 / projects standing, to be checked`);
  print('审查 (达到阈值才报告) / the review, as it reports', scores.review);
  print('审查 (仅排序) / the review, by rank alone', scores.reviewRanked);
  print(`对照: 字符二元组 Jaccard, 阈值 ${jaccardFrom} / baseline: bigram Jaccard`, scores.bigramJaccard);
  print('对照 (仅排序) / the baseline, by rank alone', scores.bigramJaccardRanked);
  console.log(`\n${seconds.toFixed(1)} s`);
}

function print(title: string, scores: readonly Score[]): void {
  console.log(`\n${title}`);
  console.log(`  ${'kind'.padEnd(20)} ${'n'.padStart(5)}  recall@1  recall@10  false alarms`);
  for (const { kind, queries, recallAt1, recallAt10, falseAlarms, novel } of scores) {
    const recalls = [recallAt1, recallAt10].map((x) => (Number.isNaN(x) ? '-' : x.toFixed(3)));
    const alarms = novel > 0 ? `${falseAlarms} / ${novel}` : '-';
    console.log(
      `  ${kind.padEnd(20)} ${String(queries).padStart(5)}  ${recalls[0]?.padStart(8)}  ` +
        `${recalls[1]?.padStart(9)}  ${alarms.padStart(12)}`,
    );
  }
}

try {
  main();
} catch (error) {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
}
