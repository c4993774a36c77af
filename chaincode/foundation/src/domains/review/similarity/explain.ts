import { limits } from '@oneplusn/api';
import { cosine, weigh } from './cosine';
import { fieldsOf } from './profile';
import type { Fields, Profile } from './profile';
import type { Rarity } from './rarity';
import { gramsOf, pair, runsOf } from './text';
import { combine } from './vector';
import type { Vector } from './vector';

/** Two functions, ours and theirs, that do the same by their names. Similarities are parts per ten thousand. */
export interface SharedFunction {
  readonly ours: string;
  readonly theirs: string;
  readonly similarity: number;
}

/** Function names less alike than this are not called shared. */
const sharedFunctionAt = 3_000;

/** Pairs each of our functions with the most similar of the other, each function once, in the order of ours. */
export function sharedFunctions(ours: Profile, theirs: Profile, rarity: Rarity): SharedFunction[] {
  const [own, other] = [namesOf(ours), namesOf(theirs)];
  const pairs = own.flatMap((a, i) => {
    const weighed = weigh(a.vector, rarity);
    return other.map((b, j) => ({ i, j, similarity: cosine(weighed, b.vector, rarity) }));
  });
  const bySimilarity = pairs
    .filter(({ similarity }) => similarity >= sharedFunctionAt)
    .sort((a, b) => b.similarity - a.similarity || a.i - b.i || a.j - b.j);
  const taken = { ours: new Set<number>(), theirs: new Set<number>() };
  const chosen = bySimilarity.filter(({ i, j }) => {
    if (taken.ours.has(i) || taken.theirs.has(j)) return false;
    taken.ours.add(i);
    taken.theirs.add(j);
    return true;
  });
  return chosen
    .sort((a, b) => a.i - b.i)
    .map(({ i, j, similarity }) => ({ ours: own[i]?.name ?? '', theirs: other[j]?.name ?? '', similarity }));
}

function namesOf(profile: Profile): { name: string; vector: Vector }[] {
  return profile.functions.map((name) => {
    const fields: Fields = { ...empty, functions: fieldsOf({ ...blank, functions: [name] }).functions };
    return { name, vector: combine(fields, ['functions']) };
  });
}

const empty: Fields = { title: [], functions: [], positioning: [], description: [] };
const blank: Profile = { title: '', functions: [], positioning: '', description: '' };

/** The phrases both have that weigh most, heaviest first: the longest common stretches, of two characters or more. */
export function sharedTerms(ours: Profile, theirs: Profile, rarity: Rarity): string[] {
  const other = textsOf(fieldsOf(theirs)).flatMap(runsOf);
  const known = new Set(other.flatMap(gramsOf));
  const found = new Map<string, number>();
  for (const run of textsOf(fieldsOf(ours)).flatMap(runsOf)) {
    let from = 0;
    while (from + 1 < run.length) {
      let to = from + 1;
      let weight = 0;
      while (to < run.length && known.has(pair(run, to - 1)) && holds(other, run.slice(from, to + 1))) {
        weight += rarity.of(pair(run, to - 1));
        to += 1;
      }
      if (weight > 0) found.set(run.slice(from, Math.min(to, from + limits.sharedTerm)), weight);
      from = Math.max(from + 1, to - 1);
    }
  }
  const terms = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([term]) => term);
  return terms
    .filter((term, i) => !terms.slice(0, i).some((heavier) => heavier.includes(term)))
    .slice(0, limits.sharedTerms);
}

function textsOf({ functions, title, positioning, description }: Fields): string[] {
  return [...functions, ...title, ...positioning, ...description];
}

function holds(texts: readonly string[], phrase: string): boolean {
  return texts.some((text) => text.includes(phrase));
}

/** The likeness of each field with the same field of the other. */
export function byField(
  ours: Profile,
  theirs: Profile,
  rarity: Rarity,
): { title: number; functions: number; positioning: number; description: number } {
  const [own, other] = [fieldsOf(ours), fieldsOf(theirs)];
  const of = (name: 'title' | 'functions' | 'positioning' | 'description') =>
    cosine(weigh(combine(own, [name]), rarity), combine(other, [name]), rarity);
  return {
    title: of('title'),
    functions: of('functions'),
    positioning: of('positioning'),
    description: of('description'),
  };
}
