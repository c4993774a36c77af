/** Which of the texts that a block writes are facts: those that the newest seals of their owners are of. */
import type { BlockTransaction, FactVersion } from '@oneplusn/sdk';
import type { Database } from './databases/database';
import type { Standing } from './derived';
import { hourOf } from './hour';
import { plain, short } from './plain';
import { factOf, timeOf, type Values } from './rows';

/** What the facts of a block are written as. */
export interface FactRows {
  readonly rows: readonly Values[];
  /** Those that the ledger takes for facts from then on. */
  readonly standing: readonly Standing[];
}

/**
 * A text fits if it is the one that the newest seal is of that the owner has made up to here: a text that was spoilt
 * may be put back without being sealed again.
 */
export async function factsOf(database: Database, block: number, all: readonly BlockTransaction[]): Promise<FactRows> {
  const seals = new Map<string, string>();
  const rows: Values[] = [];
  const standing: Standing[] = [];
  for (const [position, transaction] of all.entries())
    for (const fact of transaction.facts) {
      const name = `${fact.kind} ${fact.id}`;
      if (fact.seal !== undefined) seals.set(name, fact.seal);
      const seal = fact.text === undefined ? undefined : (seals.get(name) ?? (await sealedBefore(database, fact)));
      const fits = fact.text === undefined ? undefined : fact.digest === seal && isJson(fact.text);
      rows.push([block, position, ...factOf(fact, fits)]);
      if (fits && fact.sealed) standing.push(standingOf(fact, fact.text ?? '', { block, position, transaction }));
    }
  return { rows, standing };
}

async function sealedBefore(database: Database, { kind, id }: FactVersion): Promise<string | undefined> {
  const [row] = await database.all(
    `SELECT seal FROM facts WHERE kind = ? AND id = ? AND seal IS NOT NULL
     ORDER BY block DESC, position DESC LIMIT 1`,
    [kind, id],
  );
  return row?.['seal']?.toString();
}

interface Place {
  readonly block: number;
  readonly position: number;
  readonly transaction: BlockTransaction;
}

function standingOf(fact: FactVersion, text: string, { block, position, transaction }: Place): Standing {
  const time = timeOf(transaction);
  const signer = transaction.creator?.id;
  const owner = fact.id.slice(0, fact.id.indexOf('/'));
  return {
    ...{ kind: fact.kind, id: fact.id, owner, text: plain(text), told: Number(fact.told), block, position },
    ...{ time, hour: time && hourOf(time), signer: signer === undefined ? null : short(signer) },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
