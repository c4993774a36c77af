import { commit, itemsOf, keyedDigest, leavesOf, seedOf } from '@oneplusn/api';
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

  /** What the form of a step was filled by. */
  async fetched(step: number): Promise<process.Fetched[]> {
    const entry = await this.ledger.vault.get(this.#placeOf(step));
    return ((entry?.value as { fetched?: unknown } | undefined)?.fetched ?? []) as process.Fetched[];
  }

  /**
   * Keeps what a form says, and gives the root of the commitment to it, whose hash every peer then holds: single fields
   * can be proved by it later. Beside it a digest of where each value comes from, and all that the case now knows.
   */
  async put(form: ProcessForm, filled: Filled, step: number, revision: number, salt: string): Promise<Kept> {
    const { data, fetched } = filled;
    const schema = { ...form.schema, properties: itemsOf(form) };
    const name = { dataset: this.id, key: String(step), version: 1, revision };
    const record = { ...name, leaves: leavesOf(schema, valuesOf(data)) };
    const seed = seedOf(salt, name);
    const root = commit(record, seed);
    const origins = Object.fromEntries(
      Object.entries(data).flatMap(([field, { source, declared }]) =>
        (source ?? declared) ? [[field, { ...(source && { source }), ...(declared && { declared }) }]] : [],
      ),
    ) as unknown as Json;
    const value = { ...record, seed, origins, fetched } as unknown as Json;
    await this.ledger.vault.put(this.#placeOf(step), { version: 1, value, root });
    const known = await this.fields();
    // A field of this form that was left empty says nothing any more.
    const kept = Object.entries(known).filter(([field]) => !Object.hasOwn(schema.properties, field));
    const now = Object.entries(data).map(([field, each]) => [field, { ...each, step }] as const);
    const all: process.CaseData = Object.fromEntries([...kept, ...now]);
    await this.ledger.vault.put(this.#place, { version: step, value: all });
    return { root, origins: keyedDigest(seed, origins), all };
  }

  /** Keeps what another case has handed over; the steps of that one vouch for it. */
  async copy(all: process.CaseData, step: number): Promise<void> {
    await this.ledger.vault.put(this.#place, { version: step, value: all });
  }

  /** Keeps what the applicant is told, and gives the digest of it that the step names. */
  async tell(told: process.Told, salt: string): Promise<string> {
    const { zh, en = null } = told;
    await this.ledger.vault.put(this.#noticeOf(told.step), { version: 1, value: { told, salt } });
    return keyedDigest(salt, ['notice', zh, en]);
  }

  /** What the applicant was told by these steps. */
  async told(steps: readonly number[]): Promise<process.Told[]> {
    await this.ledger.vault.fetch(steps.map((step) => this.#noticeOf(step)));
    const all: process.Told[] = [];
    for (const step of steps) {
      const entry = await this.ledger.vault.get(this.#noticeOf(step));
      const { told } = (entry?.value ?? {}) as { told?: process.Told };
      if (told) all.push(told);
    }
    return all;
  }

  #noticeOf(step: number): Place {
    return ['case-notice', this.id, String(step)];
  }

  #placeOf(step: number): Place {
    return ['case-step', this.id, String(step)];
  }
}

/** A form as it was filled in, and what it was filled by. */
export interface Filled {
  readonly data: Readonly<Record<string, Omit<process.CaseField, 'step'>>>;
  readonly fetched: readonly process.Fetched[];
}

/** What came of keeping it. */
export interface Kept {
  readonly root: string;
  readonly origins: string;
  /** All fields of the case from now on. */
  readonly all: process.CaseData;
}

/** The values alone, as guards look at them. */
export const valuesOf = (data: Readonly<Record<string, Pick<process.CaseField, 'value'>>>): Fields =>
  Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, value]));
