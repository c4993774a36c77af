/** What the development server has in hand: the ledger, what is wrong with the files, forms that are half filled in. */
import { randomBytes } from 'node:crypto';
import type { FilledForm, Ledger } from '@oneplusn/sdk';
import type { Actor } from '@oneplusn/topology';
import type { Trouble } from '../ledger/apps';
import type { Clock } from '../ledger/kit';
import type { Playground } from '../ledger/playground';

/** How many half filled forms are kept: the oldest are forgotten, and fill themselves anew. */
const mostForms = 100;

/** A form that has filled itself, and what it was filled by. */
interface Pending {
  readonly form: FilledForm;
  readonly by: string;
}

export class Desk {
  /** What forms send back: no other site knows it. */
  readonly token = randomBytes(16).toString('hex');
  /** Absent as long as the files have never come to an app. */
  playground: Playground | undefined;
  troubles: readonly Trouble[] = [];
  readonly #run = randomBytes(4).toString('hex');
  readonly #pending = new Map<string, Pending>();
  readonly #residents = new Map<string, string>();
  #revision = 0;

  constructor(readonly clock: Clock) {}

  get revision(): string {
    return `${this.#run}-${this.#revision}`;
  }

  /** What was found in the files has changed. */
  changed(troubles: readonly Trouble[]): void {
    this.troubles = troubles;
    this.#revision += 1;
  }

  /** Keeps a filled form; by its name it is found again. */
  keep(pending: Pending): string {
    const id = randomBytes(8).toString('hex');
    this.#pending.set(id, pending);
    for (const [oldest] of this.#pending) if (this.#pending.size > mostForms) this.#pending.delete(oldest);
    return id;
  }

  pending(id: string | null): Pending | undefined {
    return this.#pending.get(id ?? '');
  }

  /** For whom a case was begun here: a portal would know it too. */
  residentOf(id: string): string | undefined {
    return this.#residents.get(id);
  }

  begunFor(id: string, resident: string | undefined): void {
    if (resident !== undefined) this.#residents.set(id, resident);
  }
}

/** Somebody who acts. */
export interface Acting {
  /** `GD/li` */
  readonly id: string;
  readonly person: Actor;
  readonly ledger: Ledger;
}

/** Who was chosen to act; the first person of the authority where nobody was. */
export async function actingAs(
  playground: Playground,
  msp: string,
  wanted: string | null,
  likely: readonly string[] = [],
): Promise<Acting | undefined> {
  const people = playground.people(msp);
  const byId = (id: string | null) => people.find((each) => `${msp}/${each.id}` === id);
  const person = byId(wanted) ?? likely.map(byId).find(Boolean) ?? people[0];
  if (!person) return undefined;
  const id = `${msp}/${person.id}`;
  const ledger = await playground.as(id);
  return ledger && { id, person, ledger };
}
