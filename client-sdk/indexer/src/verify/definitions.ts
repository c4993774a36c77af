import {
  agreementIn,
  byteKey,
  definitionKeys,
  lifecycleAgreement,
  lifecycleNamespace,
  sequenceKey,
  type ChaincodeDefinition,
  type Trust,
} from '@oneplusn/channel';
import type { Database } from '../store/databases/database';
import { FetchedState } from './fetched';

/** What the authorities have agreed on of each chaincode, as its lifecycle has written it onto the ledger. */
export class Definitions {
  readonly #known = new Map<string, ChaincodeDefinition | undefined>();

  constructor(
    private readonly database: Database,
    private readonly trust: Trust,
  ) {}

  /** Reads those that are not known yet. */
  async fetch(names: ReadonlySet<string>): Promise<void> {
    const unknown = [...names].filter((name) => !this.#known.has(name));
    if (unknown.length === 0) return;
    const wanted = new Set(unknown.flatMap(definitionKeys).map(byteKey));
    const state = await FetchedState.of(this.database, { keys: new Map([[lifecycleNamespace, wanted]]), ranges: [] });
    const field = (key: string) => state.newest(lifecycleNamespace, byteKey(key))?.value;
    for (const name of unknown) {
      const isDefined = name === lifecycleNamespace || field(sequenceKey(name)) !== undefined;
      const read = () =>
        name === lifecycleNamespace ? lifecycleAgreement(this.trust) : agreementIn(name, field, this.trust);
      this.#known.set(name, isDefined ? read().definition : undefined);
    }
  }

  /** One that was fetched. */
  find(name: string): ChaincodeDefinition | undefined {
    return this.#known.get(name);
  }

  /** They may be others by now. */
  forget(): void {
    this.#known.clear();
  }
}
