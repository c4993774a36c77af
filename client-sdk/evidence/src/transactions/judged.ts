/** The transactions that a file claims something of. */
import { peer } from '@hyperledger/fabric-protos';
import { envelopesOf, flagsOf } from '../chain/block';
import type { Grounded } from '../chain/blocks';
import type { Configuration } from '../chain/configuration';
import { evidenceErrors as errors } from '../errors/table';
import type { Evidence } from '../format/evidence';
import type { Report } from '../report/report';
import { tried } from '../report/tried';
import { openTransaction, type Opened } from './opened';
import { callerOf, endorsersOf } from './signed';
import { writesOf, type Writes } from './writes';

/** A transaction that is as its block has it. */
export interface Judged {
  readonly opened: Opened;
  readonly block: number;
  readonly position: number;
  readonly blockHash: string;
  /** The authority that has called. */
  readonly caller: string | undefined;
  readonly endorsers: ReadonlySet<string>;
  readonly writes: Writes;
}

/** By their ids; what is wrong with them is reported. */
export function judgedIn(
  evidence: Pick<Evidence, 'facts' | 'records' | 'channel' | 'chaincode'>,
  blocks: readonly Grounded[],
  report: Report,
): ReadonlyMap<string, Judged> {
  const wanted = new Set([...evidence.facts, ...evidence.records].map(({ transaction }) => transaction));
  const found = new Map<string, Judged>();
  for (const grounded of blocks) {
    let used = false;
    envelopesOf(grounded.block).forEach((bytes, position) => {
      const opened = tried(() => openTransaction(bytes));
      if (!opened || !wanted.has(opened.id)) return;
      used = true;
      if (found.has(opened.id)) return report.refuse(errors.transactionTwice, { transaction: opened.id });
      const judged = judge(opened, { grounded, position }, evidence, report);
      if (judged) found.set(opened.id, judged);
    });
    if (!used) report.refuse(errors.blockUnused, { block: grounded.block.number });
  }
  for (const transaction of wanted)
    if (!found.has(transaction)) report.refuse(errors.transactionMissing, { transaction });
  return found;
}

interface At {
  readonly grounded: Grounded;
  readonly position: number;
}

function judge(
  opened: Opened,
  { grounded: { block, hash: blockHash, configuration }, position }: At,
  { channel, chaincode }: Pick<Evidence, 'channel' | 'chaincode'>,
  report: Report,
): Judged | undefined {
  const at = { transaction: opened.id };
  const writes = tried(() => writesOf(opened.effects, chaincode));
  if (!writes) {
    report.refuse(errors.transactionUnreadable, at);
    return undefined;
  }
  if (!opened.isOwnId) report.refuse(errors.idForged, at);
  if (opened.channel !== channel || opened.chaincode !== chaincode) report.refuse(errors.transactionElsewhere, at);
  if (!opened.isOfThisCall) report.refuse(errors.proposalDiffers, at);
  const code = codeName(flagsOf(block)[position]);
  if (code !== 'VALID') report.refuse(errors.invalid, { ...at, code });
  const { caller, endorsers } = signersOf(opened, configuration, report);
  judgeEndorsers(opened.id, writes, endorsers, report);
  return { opened, block: block.number, position, blockHash, caller, endorsers, writes };
}

function signersOf(opened: Opened, configuration: Configuration, report: Report) {
  const caller = callerOf(opened, configuration);
  if (caller === undefined) report.refuse(errors.callerUnsigned, { transaction: opened.id });
  return { caller, endorsers: endorsersOf(opened, configuration) };
}

/** Nobody writes into an authority's own collection without its endorsement. */
function judgeEndorsers(transaction: string, writes: Writes, endorsers: ReadonlySet<string>, report: Report): void {
  for (const authority of writes.seals.keys())
    if (!endorsers.has(authority)) report.refuse(errors.endorsementMissing, { transaction, authority });
}

/** A flag that is not there is Fabric's own for what no peer has looked at. */
function codeName(flag: number = peer.TxValidationCode.NOT_VALIDATED): string {
  return Object.entries(peer.TxValidationCode).find(([, value]) => value === flag)?.[0] ?? String(flag);
}
