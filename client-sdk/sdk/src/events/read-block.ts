/** What stands in a block, transaction by transaction, for whoever keeps books of it. Pure. */
import { common, peer } from '@hyperledger/fabric-protos';
import type { Holder } from '../credentials/holders';
import type { Verdict } from '../signing/endorsers';
import { emittedBy } from './emitted';
import { actionIn, callIn, creatorIn, openEnvelope, type Action, type Opened } from './envelope';
import { meddlingIn, type Meddling } from './meddling';
import { truthOf, type Known } from './truth';
import { versionsIn, type FactVersion } from './versions';
import { writesIn } from './writes';

/** A transaction in a block, with what it says of itself and what it writes. */
export interface BlockTransaction {
  readonly txId: string;
  /** Fabric's name of its kind: `ENDORSER_TRANSACTION`, `CONFIG`. */
  readonly type: string;
  /** Fabric's name of the peer's verdict: `VALID`, `MVCC_READ_CONFLICT`. */
  readonly code: string;
  /** When its sender says that it was made. */
  readonly time?: Date | undefined;
  /** Who has signed it. */
  readonly creator?: Holder | undefined;
  readonly chaincode?: string;
  readonly function?: string;
  readonly event?: string;
  /** Why its event is not true, as SDK-144 names it; absent where it is, or is no event of the foundation. */
  readonly problem?: string;
  readonly endorsements: readonly { readonly msp: string; readonly verdict: Verdict }[];
  /** What it writes of facts; nothing where it is not valid. */
  readonly facts: readonly FactVersion[];
  /** What it does to public keys that nothing honest needs; nothing where it is not valid. */
  readonly meddling: readonly Meddling[];
}

/** A block that is taken apart, and not yet judged. */
export interface OpenedBlock {
  /** Works the endorsers' signatures out on other threads, all at once: they are then found done. */
  checkSignatures(): Promise<void>;
  /**
   * All transactions, in their order. One that cannot be read tells no more than its verdict.
   * @param verdicts one a transaction, as Fabric numbers them; the peer's flags where not given
   */
  transactions(verdicts?: ArrayLike<number>): BlockTransaction[];
}

export function openBlock(block: common.Block, known: Known): OpenedBlock {
  const flags = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
  const parts = (block.getData()?.getDataList_asU8() ?? []).map((bytes) => {
    const opened = tried(() => openEnvelope(bytes));
    return { opened, action: opened && tried(() => actionIn(opened)) };
  });
  return {
    checkSignatures: async () => {
      const endorsed = parts.flatMap(({ action }) =>
        (action?.endorsements ?? []).map((each) =>
          known.endorsers.judgeAside(each, action?.result ?? new Uint8Array()),
        ),
      );
      await Promise.all(endorsed);
    },
    transactions: (verdicts = flags) =>
      parts.map(({ opened, action }, at) => read(opened, action, codeName(verdicts?.[at]), known)),
  };
}

function read(opened: Opened | undefined, action: Action | undefined, code: string, known: Known): BlockTransaction {
  if (!opened) return { txId: '', type: '', code, endorsements: [], facts: [], meddling: [] };
  const { txId, time } = opened;
  const creator = tried(() => known.holders.of(creatorIn(opened)));
  const outer = { ...{ txId, type: kinds.get(opened.type) ?? String(opened.type), code, time, creator } };
  return {
    ...outer,
    ...(action ? calledBy(opened, action, code, known) : { endorsements: [], facts: [], meddling: [] }),
  };
}

function calledBy(opened: Opened, action: Action, code: string, known: Known) {
  const call = tried(() => callIn(action));
  const event = action.event.getEventName();
  return {
    ...(call && { chaincode: call.chaincode, function: Buffer.from(call.args[0] ?? []).toString('utf8') }),
    ...(event !== '' && { event }),
    endorsements: action.endorsements.map((endorsement) => known.endorsers.judge(endorsement, action.result)),
    ...(code === valid ? factsOf(opened, action, known) : { facts: [], meddling: [] }),
  };
}

function factsOf(
  opened: Opened,
  action: Action,
  known: Known,
): Pick<BlockTransaction, 'facts' | 'meddling' | 'problem'> {
  const emitted = action.event.getChaincodeId() === known.chaincode && tried(() => emittedBy(opened, action));
  const truth = emitted ? truthOf(emitted, known) : undefined;
  const told = truth && 'content' in truth ? truth.content.facts : [];
  const facts = tried(() => versionsIn(writesIn(action.effects, known.chaincode), told)) ?? [];
  const meddling = tried(() => meddlingIn(action.effects, known.chaincode, told)) ?? [];
  return { facts, meddling, ...(truth && 'problem' in truth && { problem: truth.problem.key }) };
}

const valid = 'VALID';

/** A flag that is not there is Fabric's own for what no peer has looked at. */
const codeName = (flag: number = peer.TxValidationCode.NOT_VALIDATED): string => codes.get(flag) ?? String(flag);

const named = (names: object): ReadonlyMap<number, string> =>
  new Map(Object.entries(names).map(([name, number]) => [number as number, name]));

const kinds = named(common.HeaderType);
const codes = named(peer.TxValidationCode);

function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
