/** The transactions that a file claims something of. */
import { peer } from '@hyperledger/fabric-protos';
import { envelopesOf, flagsOf } from '../chain/block';
import type { Grounded } from '../chain/blocks';
import type { Configuration } from '../chain/configuration';
import { nameIn, revokedAmong } from '../chain/revoked';
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
  /** The name in the certificate of who has called. */
  readonly callerName: string;
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
  const missing = [...writes.seals.keys()].filter((authority) => !endorsers.has(authority));
  // Nobody writes into an authority's own collection without its endorsement.
  for (const authority of missing) report.refuse(errors.endorsementMissing, { ...at, authority });
  judgeRevoked(opened, caller, missing, { configuration, report });
  const callerName = nameIn(opened.creator, configuration.trust);
  return { opened, block: block.number, position, blockHash, caller, callerName, endorsers, writes };
}

function signersOf(opened: Opened, configuration: Configuration, report: Report) {
  const caller = callerOf(opened, configuration);
  if (caller === undefined) report.refuse(errors.callerUnsigned, { transaction: opened.id });
  return { caller, endorsers: endorsersOf(opened, configuration) };
}

interface Judging {
  readonly configuration: Configuration;
  readonly report: Report;
}

/** Why signatures that are missed count for nothing: the ledger passes over an endorsement that nothing hangs on. */
function judgeRevoked(
  { id: transaction, creator, endorsements }: Opened,
  caller: string | undefined,
  missing: readonly string[],
  { configuration, report }: Judging,
): void {
  const endorsers = endorsements.map((each) => each.getEndorser_asU8());
  const found = [
    ...(caller === undefined ? revokedAmong([creator], configuration) : []),
    ...revokedAmong(endorsers, configuration).filter(({ authority }) => missing.includes(authority)),
  ];
  for (const each of found)
    report.refuse(errors.revoked, { transaction, ...each, configuration: configuration.number });
}

/** A flag that is not there is Fabric's own for what no peer has looked at. */
function codeName(flag: number = peer.TxValidationCode.NOT_VALIDATED): string {
  return Object.entries(peer.TxValidationCode).find(([, value]) => value === flag)?.[0] ?? String(flag);
}
