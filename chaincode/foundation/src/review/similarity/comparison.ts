import { likeness, weigh } from './cosine';
import type { Weighed } from './cosine';
import { byField, sharedFunctions, sharedTerms } from './explain';
import type { SharedFunction } from './explain';
import { fieldsOf } from './profile';
import type { Profile } from './profile';
import { Rarity } from './rarity';
import { combine, vectorOf } from './vector';
import type { Vector } from './vector';

/**
 * Below this nothing is reported, in parts per ten thousand. Chosen by measurement: every wording of a duplicate that keeps some of the
 * other's words lies above, and projects that have no duplicate lie below.
 */
export const reportedFrom = 1_600;
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

/** False where nothing is left of what a project does but places and stock wording: it cannot be compared with anything. */
export function saysSomething(profile: Profile): boolean {
  return combine(fieldsOf(profile), ['title', 'functions', 'positioning', 'description']).grams.length > 0;
}

/** One project held against all indexed ones. */
export class Comparison {
  readonly #profile: Profile;
  readonly #weighed: Weighed;
  readonly #rarity: Rarity;
  readonly #indexed: readonly Vector[];

  constructor(profile: Profile, indexed: readonly Vector[]) {
    this.#profile = profile;
    this.#indexed = indexed;
    this.#rarity = new Rarity(indexed);
    this.#weighed = weigh(vectorOf(profile), this.#rarity);
  }

  /** The indexed projects from the threshold on, the likest first; of equals the earlier. */
  candidates(from = reportedFrom): Candidate[] {
    return this.#indexed
      .map((vector, at) => ({ at, similarity: likeness(this.#weighed, vector, this.#rarity) }))
      .filter(({ similarity }) => similarity >= from)
      .sort((a, b) => b.similarity - a.similarity || a.at - b.at);
  }

  /** The likeness with a project as it is written, whatever the index says of it. */
  likeness(other: Profile): number {
    return likeness(this.#weighed, vectorOf(other), this.#rarity);
  }

  explain(other: Profile): Explanation {
    return {
      similarity: this.likeness(other),
      sharedFunctions: sharedFunctions(this.#profile, other, this.#rarity),
      sharedTerms: sharedTerms(this.#profile, other, this.#rarity),
      byField: byField(this.#profile, other, this.#rarity),
    };
  }
}
