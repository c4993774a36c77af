/** 校核: what an applicant corrected is reported to whose record it is, by opening and place, never by key or value. */
import { digest, ownerOf, sha256, type Json, type correction, type process } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';
import { NotReportedError } from '../errors/data';
import { sdkErrors } from '../errors/table';

type Asked = Pick<Ledger, 'msp' | 'process' | 'correction'>;

/** Which case is meant, and which step of it; all steps where none is named. */
export interface ToReport {
  readonly case: string;
  readonly step?: number | undefined;
  /** By what the portal knows the resident for whom it acts. */
  readonly resident?: string | undefined;
}

/** What a corrected value came from. */
interface Doubt {
  readonly dataset: string;
  readonly opening: string;
  readonly proof: string | undefined;
  readonly step: number;
  readonly items: readonly string[];
}

/** What all can read of it: no value, and nothing that the applicant wrote. */
const words = '申请人认为所载内容与实际不符 / the applicant says that it is not so';

/**
 * Reports what the forms of a case say is wrong to those whose records say otherwise. Only the place in the opening
 * goes onto the ledger. Open data has no opening, and one's own is set right at home: neither is reported here. What
 * somebody of the authority has reported already, and not taken back, is not reported again.
 *
 * @throws NotReportedError SDK-156 where a report failed; the case stands as it is
 * @example
 * ```ts
 * const reports = await reportCorrections(ledger, { case: file.id });
 * console.log(reports.map(({ id, provider }) => `${id} waits for ${provider}`));
 * ```
 */
export async function reportCorrections(
  ledger: Asked,
  { case: id, step, resident }: ToReport,
): Promise<correction.Correction[]> {
  const transient = { ...(resident !== undefined && { resident }) };
  const { data = {} } = await ledger.process.case({ case: id }, { transient });
  const reports: correction.Correction[] = [];
  for (const doubt of doubtsIn(data, ledger.msp).filter((each) => step === undefined || each.step === step))
    try {
      const { fetched } = await ledger.process.evidence({ case: id, step: doubt.step }, { transient });
      const record = placeOf(fetched, doubt.proof);
      const report = { opening: doubt.opening, record, fields: doubt.items, words };
      const before = await reportedBefore(ledger, report);
      if (before) {
        reports.push(before);
        continue;
      }
      const requestId = `doubt-${sha256([id, doubt.step, doubt.opening].join('|')).slice(0, 32)}`;
      reports.push(await ledger.correction.report(report, { requestId }));
    } catch (cause) {
      throw new NotReportedError(sdkErrors.notReported, { case: id, dataset: doubt.dataset }, cause);
    }
  return reports;
}

/** The report of these items of a record that the authority has made already; one taken back does not count. */
async function reportedBefore(
  { msp, correction: asked }: Asked,
  {
    opening,
    record,
    fields,
  }: { readonly opening: string; readonly record: number; readonly fields: readonly string[] },
): Promise<correction.Correction | undefined> {
  for await (const each of asked.list.each({ requester: msp, provider: ownerOf(opening) })) {
    const isSame = each.opening === opening && each.record === record && !each.withdrawn;
    if (isSame && fields.every((name) => each.fields.includes(name))) return each;
  }
  return undefined;
}

/** The corrected values of other authorities' records, by the opening that each was read under. */
function doubtsIn(data: process.CaseData, own: string): Doubt[] {
  const doubts = new Map<string, Doubt>();
  for (const { declared, step } of Object.values(data)) {
    const source = declared?.why === 'corrected' ? declared.instead?.source : undefined;
    if (source?.opening === undefined || ownerOf(source.opening) === own) continue;
    const { dataset, opening, proof, item } = source;
    const before = doubts.get(opening)?.items ?? [];
    doubts.set(opening, { dataset, opening, proof, step, items: [...new Set([...before, item])].sort() });
  }
  return [...doubts.values()];
}

/** Where the record stands among the keys of its opening. */
const placeOf = (fetched: readonly process.Fetched[], wanted: string | undefined): number =>
  fetched.find(({ proof }) => proof && digest(proof as unknown as Json) === wanted)?.named?.at ?? 0;
