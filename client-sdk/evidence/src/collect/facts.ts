import { FactId, ledger, ownerOf } from '@oneplusn/api';
import * as v from 'valibot';
import { nameIn, noted, writtenIn, type Writes } from '../transactions/writes';

const { factKinds } = ledger;

/** A fact that is wanted. */
interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Facts that are wanted, found by what a transaction writes: there may be thousands of either. */
export class WantedFacts {
  readonly #byName = new Map<string, Named>();

  /** @param kind only facts of this kind, where several have one id */
  constructor(ids: readonly string[], kind?: string) {
    const kinds = kind === undefined ? [...factKinds, noted] : [kind];
    for (const id of ids.filter((each) => v.is(FactId, each)))
      for (const each of kinds) this.#byName.set(`${ownerOf(id)} ${nameIn(each, id)}`, { kind: each, id });
  }

  /** Which of them a transaction writes, under the seals of those whose they are. */
  in(writes: Writes): Named[] {
    const found = [...writes.seals].flatMap(([owner, sealed]) =>
      [...sealed.keys()].flatMap((name) => this.#byName.get(`${owner} ${name}`) ?? []),
    );
    return found.filter(({ kind, id }) => writtenIn(writes, kind, id)?.fits);
  }
}
