import { likeness, weigh } from './cosine';
import type { Weighed } from './cosine';
import { byField, sharedFunctions, sharedTerms } from './explain';
import type { SharedFunction } from './explain';
import { fieldsOf } from './profile';
import type { Profile } from './profile';
import { Rarity } from './rarity';
import { domainPart, sketchOf } from './sketch';
import type { Sketch } from './sketch';
import { combine } from './vector';

/**
 * Below this nothing is reported, in parts per ten thousand; it falls from 2,160 for an empty index to 1,100 for some
 * thousand projects, since in a small index rarity says less and unrelated projects look more alike. Chosen by
 * measurement: what has no duplicate lies below, and a duplicate that keeps some of the other's words above.
 */
function reportedFrom(rarity: Pick<Rarity, 'greatest'>): number {
  return Math.max(1_100, Math.floor((13_000 * 256) / rarity.greatest));
}
/** From here on a project counts as very similar: to decide `independent`, each of these must be answered. */
export const verySimilarFrom = 5_000;

/** One indexed project that is alike enough to look at. */
export interface Candidate {
  /** Its place in the list that was compared. */
  readonly at: number;
  readonly similarity: number;
}

/** Why two projects are alike. */
export interface Explanation {
  readonly similarity: number;
  readonly sharedFunctions: SharedFunction[];
  readonly sharedTerms: string[];
  readonly byField: { title: number; functions: number; positioning: number; description: number };
}

/**
 * False where nothing is left of title, functions and description but places and stock wording: a project that says no
 * more than its slogan cannot be compared with anything.
 */
export function saysSomething(profile: Profile): boolean {
  return combine(fieldsOf(profile), ['title', 'functions', 'description']).grams.length > 0;
}

/** One project held against all indexed ones. */
export class Comparison {
  readonly #profile: Profile;
  readonly #domain: string;
  readonly #weighed: Weighed;
  readonly #rarity: Rarity;
  readonly #indexed: readonly Sketch[];
  /** Below this nothing is reported. */
  readonly from: number;

  constructor(profile: Profile, indexed: readonly Sketch[]) {
    const { vector, domain } = sketchOf(profile);
    this.#profile = profile;
    this.#domain = domain;
    this.#indexed = indexed;
    this.#rarity = new Rarity(indexed.map((sketch) => sketch.vector));
    this.#weighed = weigh(vector, this.#rarity);
    this.from = reportedFrom(this.#rarity);
  }

  /** The indexed projects from the threshold on, the most similar first; of equals the earlier. */
  candidates(from = this.from): Candidate[] {
    return this.#indexed
      .map((sketch, at) => ({ at, similarity: this.#likeness(sketch) }))
      .filter(({ similarity }) => similarity >= from)
      .sort((a, b) => b.similarity - a.similarity || a.at - b.at);
  }

  /** The likeness with a project as it is written, whatever the index says of it. */
  likeness(other: Profile): number {
    return this.#likeness(sketchOf(other));
  }

  explain(other: Profile): Explanation {
    return {
      similarity: this.likeness(other),
      sharedFunctions: sharedFunctions(this.#profile, other, this.#rarity),
      sharedTerms: sharedTerms(this.#profile, other, this.#rarity),
      byField: byField(this.#profile, other, this.#rarity),
    };
  }

  #likeness({ vector, domain }: Sketch): number {
    return Math.floor((likeness(this.#weighed, vector, this.#rarity) * domainPart(this.#domain, domain)) / 10_000);
  }
}
