/** What a block puts into the tables. Pure. */
import type { BlockTransaction } from '@oneplusn/sdk';
import type { SQLInputValue } from 'node:sqlite';
import type { Link } from '../chain/link';

/** A row, its values in the order of the statement that inserts it. */
type Row = readonly SQLInputValue[];

/** The rows of a block, by table. */
export interface Rows {
  readonly blocks: readonly Row[];
  readonly configurations: readonly Row[];
  readonly transactions: readonly Row[];
  readonly endorsements: readonly Row[];
  readonly facts: readonly Row[];
}

/** @param configuration what the block sets, if it does: a serialized `common.ConfigGroup` */
export function rowsOf(link: Link, configuration: Uint8Array | undefined, all: readonly BlockTransaction[]): Rows {
  const { number, hash, previous, data, transactions } = link;
  return {
    blocks: [[number, hash, previous, data, transactions]],
    configurations: configuration ? [[number, Buffer.from(configuration).toString('base64')]] : [],
    transactions: all.map((each, position) => [number, position, ...transactionOf(each)]),
    endorsements: all.flatMap(({ endorsements }, position) =>
      endorsements.map(({ msp, verdict }, place) => [number, position, place, msp, verdict]),
    ),
    facts: all.flatMap(({ facts }, position) => facts.map((fact) => [number, position, ...factOf(fact)])),
  };
}

function transactionOf(transaction: BlockTransaction): Row {
  const { txId, type, code, time, creator, chaincode, function: called, event, problem } = transaction;
  const made = time && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
  const by = [creator?.msp ?? null, creator?.id ?? null];
  return [txId, type, code, made, ...by, chaincode ?? null, called ?? null, event ?? null, problem ?? null];
}

function factOf({ kind, id, seal, sealed, told, text, digest, removed }: BlockTransaction['facts'][number]): Row {
  const owner = id.slice(0, id.indexOf('/'));
  return [kind, id, owner, seal ?? null, Number(sealed), Number(told), digest ?? null, Number(removed), text ?? null];
}
