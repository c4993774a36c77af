/** Checks a file: without a network, against what is pinned. */
import { groundedIn } from '../chain/blocks';
import { hashOf } from '../chain/block';
import { placesOf } from '../chain/chain';
import { Configurations } from '../chain/configuration';
import { rootsOf } from '../chain/roots';
import { settledBy, soundCheckpoints, sealersOf } from '../checkpoints/settled';
import type { Sealed } from '../checkpoints/checkpoint';
import { evidenceErrors as errors } from '../errors/table';
import { readEvidence, stampedDigest } from '../format/read';
import type { Evidence } from '../format/evidence';
import { committedIn, problemsOf } from '../records/proven';
import { Report, type Finding, type Weight } from '../report/report';
import { provenTimes } from '../timestamps/proven';
import type { Roots } from '../timestamps/roots';
import { functionOf } from '../transactions/opened';
import { judgedIn, type Judged } from '../transactions/judged';
import { writtenIn } from '../transactions/writes';
import { tried } from '../report/tried';
import type { Claims, ProvenFact, ProvenRecord, ProvenTransaction } from './claims';

/** What whoever checks a file knows beforehand. */
export interface Pinned {
  /** The hash of block 0, which tells one ledger from all others. */
  readonly genesis?: string | undefined;
  /** Time stamping authorities. */
  readonly stamps?: Roots | undefined;
}

/** What came of a file. */
export interface Verdict {
  readonly verdict: 'proven' | Weight;
  /** All that stands against it. */
  readonly findings: readonly Finding[];
  /** What it proves, or would prove but for the findings; undefined where it could not be read. */
  readonly claims: Claims | undefined;
}

/** Whoever checks many files of one ledger does it with one of these. */
export class Verifier {
  readonly #configurations = new Configurations();

  constructor(private readonly pinned: Pinned) {}

  /** @param text the content of the file */
  verify(text: string): Verdict {
    const report = new Report();
    const evidence = readEvidence(text, report);
    const claims = evidence && this.#claimsOf(evidence, report);
    const { findings } = report;
    const verdict = report.isRefused ? 'refused' : findings.length > 0 ? 'indeterminate' : 'proven';
    return { verdict, findings, claims };
  }

  #claimsOf(evidence: Evidence, report: Report): Claims {
    const roots = rootsOf(evidence, this.pinned.genesis, this.#configurations, report);
    const places = placesOf(evidence.chain);
    const blocks = groundedIn(evidence, places, roots, report);
    const judged = judgedIn(evidence, blocks, report);
    const sealed = soundCheckpoints(evidence, places, roots.at(-1), report);
    if (evidence.facts.length + evidence.records.length === 0) report.refuse(errors.nothingClaimed, {});
    const transactions = [...judged.values()].map((each) => transactionOf(each, sealed, report));
    const [first] = evidence.configurations;
    return {
      channel: evidence.channel,
      ledger: first ? hashOf(first) : '',
      chaincode: evidence.chaincode,
      transactions: transactions.sort((a, b) => a.block - b.block || a.position - b.position),
      facts: inOrder(factsOf(evidence, judged, report)),
      records: inOrder(recordsOf(evidence, judged, report)),
      times: inOrder(timesOf(evidence, this.pinned.stamps, report)),
    };
  }
}

/** Each once, in an order that does not hang on the file's: what is claimed can be compared. */
function inOrder<T>(claims: readonly T[]): T[] {
  const byText = new Map(claims.map((claim) => [JSON.stringify(claim), claim]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
}

function timesOf(evidence: Evidence, roots: Roots | undefined, report: Report): Claims['times'] {
  if (evidence.timestamps.length === 0) return [];
  return provenTimes(evidence.timestamps, stampedDigest(evidence), roots, report);
}

function transactionOf(judged: Judged, sealed: readonly Sealed[], report: Report): ProvenTransaction {
  const { opened, block, position, blockHash, caller, callerName: name, endorsers } = judged;
  const { id, time, event } = opened;
  const checkpoints = sealersOf(block, sealed);
  if (checkpoints.length < settledBy) report.doubt(errors.unsettled, { transaction: id, count: checkpoints.length });
  const by = caller === undefined ? undefined : { authority: caller, name };
  const made = { time, caller: by, function: functionOf(opened), event };
  return { id, block, position, blockHash, ...made, endorsers: [...endorsers], checkpoints };
}

function factsOf({ facts }: Evidence, judged: ReadonlyMap<string, Judged>, report: Report): ProvenFact[] {
  return facts.flatMap(({ kind, id, transaction }) => {
    const writes = judged.get(transaction)?.writes;
    if (!writes) return [];
    const written = writtenIn(writes, kind, id);
    if (!written) {
      report.refuse(errors.notWritten, { transaction, kind, id });
      return [];
    }
    const { fits, ...rest } = written;
    if (!fits) report.refuse(errors.textDiffers, { kind, id });
    return [{ kind, id, transaction, ...rest }];
  });
}

function recordsOf({ records }: Evidence, judged: ReadonlyMap<string, Judged>, report: Report): ProvenRecord[] {
  return records.flatMap(({ proof, transaction }, at) => {
    const place = at + 1;
    const writes = judged.get(transaction)?.writes;
    if (!writes) return [];
    const committed = committedIn(writes, proof);
    if (committed === undefined) {
      report.refuse(errors.recordUncommitted, { transaction, place });
      return [];
    }
    const problem = tried(() => problemsOf(proof, committed));
    if (problem?.length !== 0) report.refuse(errors.recordBroken, { place, problem: problem ?? '?' });
    const ordered = [...proof.fields].sort((a, b) => a.at - b.at);
    const fields = ordered.map(({ field, as, value }) => ({ field, as, value }));
    return [{ dataset: proof.dataset, key: proof.key, version: proof.version, fields, transaction }];
  });
}
