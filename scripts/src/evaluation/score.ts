import type { Row } from './rows';

/** What one method answers for a query: ids, the most similar first, nothing below its threshold. */
export type Method = (query: Row) => string[];

/** How well a method did on the queries of one kind. */
export interface Score {
  readonly kind: string;
  readonly queries: number;
  /** Averages of |found in the first k| / min(k, |to be found|), over the queries that duplicate something. */
  readonly recallAt1: number;
  readonly recallAt10: number;
  /** Queries that duplicate nothing and were answered all the same. */
  readonly falseAlarms: number;
  /** Queries that duplicate nothing. */
  readonly novel: number;
}

/** Scores a method over all queries, and over those of each kind. */
export function score(queries: readonly Row[], method: Method): Score[] {
  const results = queries.map((query) => resultOf(query, method(query)));
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  return [
    summary('all', results),
    ...kinds.map((kind) =>
      summary(
        kind,
        results.filter((result) => result.kind === kind),
      ),
    ),
  ];
}

interface Result {
  readonly kind: string;
  readonly answered: boolean;
  /** Undefined for a query that duplicates nothing. */
  readonly recall: readonly [at1: number, at10: number] | undefined;
}

function resultOf({ perturbation, gold }: Row, answer: readonly string[]): Result {
  const wanted = Object.keys(gold).filter((id) => (gold[id] ?? 0) >= 2);
  const ranked = answer.filter((id) => gold[id] !== 1);
  const at = (k: number) => ranked.slice(0, k).filter((id) => wanted.includes(id)).length / Math.min(k, wanted.length);
  return { kind: perturbation, answered: ranked.length > 0, recall: wanted.length > 0 ? [at(1), at(10)] : undefined };
}

function summary(kind: string, results: readonly Result[]): Score {
  const recalls = results.flatMap(({ recall }) => (recall ? [recall] : []));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const novel = results.filter(({ recall }) => !recall);
  return {
    kind,
    queries: results.length,
    recallAt1: mean(recalls.map(([at1]) => at1)),
    recallAt10: mean(recalls.map(([, at10]) => at10)),
    falseAlarms: novel.filter(({ answered }) => answered).length,
    novel: novel.length,
  };
}
