/** What a block puts into the tables. Pure. */
import type { BlockTransaction, FactVersion, Meddling } from '@oneplusn/sdk';
import type { Link } from '../chain/link';
import type { Dispute } from './disputed';
import type { Value } from './databases/database';
import type { Moment } from './hour';
import { plain, short } from './plain';
import type { OfBlocks } from './schema/tables';

/** A row, its values in the order of the table's columns. */
export type Values = readonly Value[];

/** The rows of a block, by table; facts apart: whether they fit is told by what is there already. */
export type Rows = Readonly<Record<Exclude<OfBlocks, 'facts'>, readonly Values[]>>;

/** What a block says, beside its place in the chain. */
export interface Content {
  /** What the block sets, if it does: a serialized `common.ConfigGroup`. */
  readonly configuration: Uint8Array | undefined;
  readonly transactions: readonly BlockTransaction[];
  /** When each was made. */
  readonly moments: readonly Moment[];
  readonly disputes: readonly Dispute[];
}

export function rowsOf(link: Link, { configuration, transactions: all, moments, disputes }: Content): Rows {
  const { number, hash, previous, data, transactions } = link;
  return {
    blocks: [[number, hash, previous, data, transactions]],
    configurations: configuration ? [[number, Buffer.from(configuration).toString('base64')]] : [],
    transactions: all.map((each, position) => [number, position, ...transactionOf(each, moments[position])]),
    endorsements: all.flatMap(({ endorsements }, position) =>
      endorsements.map(({ msp, verdict }, place) => [number, position, place, short(msp), verdict]),
    ),
    meddling: all.flatMap(({ meddling }, position) =>
      meddling.map((each, place) => [number, position, place, ...meddlingOf(each)]),
    ),
    disputed: disputes.map(({ position, peer, own }) => [
      ...[number, position, short(all[position]?.txId ?? '')],
      ...[peer, own],
    ]),
  };
}

const shortOr = (text: string | undefined): string | null => (text === undefined ? null : short(text));

function transactionOf(transaction: BlockTransaction, moment?: Moment): Values {
  const { txId, type, code, creator, chaincode, function: called, event, problem } = transaction;
  const by = [shortOr(creator?.msp), shortOr(creator?.id)];
  const call = [shortOr(chaincode), shortOr(called), shortOr(event), shortOr(problem)];
  return [short(txId), type, code, moment?.time ?? null, moment?.hour ?? null, ...by, ...call];
}

const meddlingOf = ({ change, key, fact, holders }: Meddling): Values => [
  ...[change, short(JSON.stringify(key)), fact?.kind ?? null, fact?.id ?? null],
  holders.length === 0 ? null : short(holders.join(',')),
];

/** A fact's row, but for whether its text fits. */
export function factOf(fact: FactVersion, fits: boolean | undefined): Values {
  const { kind, id, seal, sealed, told, removed, text } = fact;
  const owner = id.slice(0, id.indexOf('/'));
  const shown = [fits === undefined ? null : Number(fits), Number(removed), text === undefined ? null : plain(text)];
  return [kind, id, owner, seal ?? null, Number(sealed), Number(told), ...shown];
}
