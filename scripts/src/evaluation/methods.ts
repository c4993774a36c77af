import { Comparison, sketchOf } from '@oneplusn/foundation/similarity';
import type { Method } from './score';
import type { Row } from './rows';

/** The review's own comparison, as on the ledger; `ranked` leaves its threshold out, to see the order alone. */
export function review(corpus: readonly Row[], ranked = false): Method {
  const sketches = corpus.map(sketchOf);
  return (query) => {
    const comparison = new Comparison(query, sketches);
    return idsOf(
      corpus,
      comparison.candidates(ranked ? 1 : comparison.from).map(({ at }) => at),
    );
  };
}

/** What it is measured against: the share of common character pairs, all fields in one text. */
export function bigramJaccard(corpus: readonly Row[], from: number): Method {
  const sets = corpus.map(pairsOf);
  return (query) => {
    const own = pairsOf(query);
    const likeness = sets.map((set, at) => ({ at, similarity: jaccard(own, set) }));
    const found = likeness.filter(({ similarity }) => similarity > from);
    return idsOf(
      corpus,
      found.sort((a, b) => b.similarity - a.similarity || a.at - b.at).map(({ at }) => at),
    );
  };
}

function pairsOf({ title, functions, positioning, description }: Row): Set<string> {
  const text = [title, ...functions, positioning, description].join('\n');
  return new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2)));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

function idsOf(corpus: readonly Row[], places: readonly number[]): string[] {
  return places.flatMap((at) => corpus[at]?.id ?? []);
}
