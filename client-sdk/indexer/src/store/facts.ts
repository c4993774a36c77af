/** Which of the texts that a block writes are facts: those that the newest seals of their owners are of. */
import type { BlockTransaction, FactVersion } from '@oneplusn/sdk';
import type { Database } from './databases/database';
import { contentOf, type Sealed, type Standing } from './derived';
import type { Moment } from './hour';
import { short } from './plain';
import { factOf, type Content, type Values } from './rows';

/** What the facts of a block are written as. */
export interface FactRows {
  readonly rows: readonly Values[];
  /** Those that the ledger takes for facts from then on. */
  readonly standing: readonly Standing[];
}

/**
 * A text fits if it is the one that the newest seal is of that the owner has made up to here: a text that was spoilt
 * may be put back without being sealed again.
 * @param written resolved when the blocks before are
 */
export async function factsOf(
  database: Database,
  block: number,
  { transactions: all, moments }: Pick<Content, 'transactions' | 'moments'>,
  written: () => Promise<void>,
): Promise<FactRows> {
  const seals = new Map<string, string>();
  const rows: Values[] = [];
  const standing: Standing[] = [];
  for (const [position, transaction] of all.entries())
    for (const fact of transaction.facts) {
      const name = `${fact.kind} ${fact.id}`;
      if (fact.seal !== undefined) seals.set(name, fact.seal);
      const seal =
        fact.text === undefined
          ? undefined
          : (seals.get(name) ?? (await written().then(() => sealedBefore(database, fact))));
      const content = fact.text !== undefined && fact.digest === seal ? contentOf(fact.text) : undefined;
      rows.push([block, position, ...factOf(fact, fact.text === undefined ? undefined : content !== undefined)]);
      if (!content || !fact.sealed) continue;
      standing.push(standingOf(fact, content, { block, position, transaction, moment: moments[position] }));
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
  readonly moment: Moment | undefined;
}

function standingOf(fact: FactVersion, { value }: Sealed, place: Place): Standing {
  const { block, position, transaction, moment } = place;
  const signer = transaction.creator?.id;
  const owner = fact.id.slice(0, fact.id.indexOf('/'));
  return {
    ...{ kind: fact.kind, id: fact.id, owner, value, told: Number(fact.told), block, position },
    ...{ time: moment?.time ?? null, hour: moment?.hour ?? null },
    signer: signer === undefined ? null : short(signer),
  };
}
