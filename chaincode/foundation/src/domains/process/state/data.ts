import { commit, leavesOf, seedOf } from '@oneplusn/api';
import type { FactId, Fields, Json, ProcessForm, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Place } from '../../../ledger/vault/vault';

/** What a case's forms say lies in its authority's vault: all fields together, and each form by itself. */
export class CaseData {
  readonly #place: Place;

  constructor(
    private readonly ledger: Call['ledger'],
    private readonly id: FactId,
  ) {
    this.#place = ['case', id];
  }

  async fields(): Promise<process.CaseData> {
    const entry = await this.ledger.vault.get(this.#place);
    return (entry?.value ?? {}) as process.CaseData;
  }

  /**
   * Keeps what a form says, and gives the root of the commitment to it, whose hash every peer then holds: single fields
   * can be proved by it later.
   */
  async put({ schema }: ProcessForm, fields: Fields, step: number, revision: number, salt: string): Promise<string> {
    const name = { dataset: this.id, key: String(step), version: 1, revision };
    const record = { ...name, leaves: leavesOf(schema, fields) };
    const seed = seedOf(salt, name);
    const root = commit(record, seed);
    const value = { ...record, seed } as unknown as Json;
    await this.ledger.vault.put(['case-step', this.id, String(step)], { version: 1, value, root });
    const filled = Object.entries(fields).map(([field, each]) => [field, { value: each, step }] as const);
    const known = await this.fields();
    // A field of this form that was left empty says nothing any more.
    const kept = Object.entries(known).filter(([field]) => !Object.hasOwn(schema.properties, field));
    const all = Object.fromEntries([...kept, ...filled]) as unknown as Json;
    await this.ledger.vault.put(this.#place, { version: step, value: all });
    return root;
  }
}

/** The values alone, as guards look at them. */
export const valuesOf = (data: process.CaseData): Fields =>
  Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, value]));
