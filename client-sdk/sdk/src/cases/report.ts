/** 校核: what an applicant corrected is reported to whose record it is, by opening and place, never by key or value. */
import { LedgerError, digest, errors, ownerOf, type Json, type correction, type process } from '@oneplusn/api';
import type { Ledger } from '../connect/ledger';
import { NotReportedError } from '../errors/data';
import { sdkErrors } from '../errors/table';
import { Readings, type Place } from './readings';

type Asked = Pick<Ledger, 'msp' | 'process' | 'correction' | 'ledger'>;

/** Which case is meant, and which step of it; all steps where none is named. */
export interface ToReport {
  readonly case: string;
  readonly step?: number | undefined;
  /** By what the portal knows the resident for whom it acts. */
  readonly resident?: string | undefined;
}

/** A corrected value, and what it came from. */
interface Corrected {
  readonly step: number;
  readonly source: process.Source & { readonly opening: string };
}

/** What of a record is said to be wrong, and where in the case it was read: the first of these is reported. */
interface Doubt {
  readonly places: readonly Place[];
  readonly items: Set<string>;
}

/** What all can read of it: no value, and nothing that the applicant wrote. */
const words = '申请人认为所载内容与实际不符 / the applicant says that it is not so';

/**
 * Reports what the forms of a case say is wrong to those whose records say otherwise. Only the place in the opening
 * goes onto the ledger. Open data has no opening, and one's own is set right at home: neither is reported here, nor is
 * what another case has handed over, which reports it itself.
 *
 * An item of one version of a record is reported once in a case, whoever reports it, however many at once, and however
 * often its form is filled anew. A report that was taken back counts for nothing.
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
  const { data = {}, steps } = await ledger.process.case({ case: id }, { transient });
  const readings = new Readings(ledger, steps, (at) => ledger.process.evidence({ case: id, step: at }, { transient }));
  const wrong = correctedIn(data, ledger.msp).filter((each) => step === undefined || each.step === step);
  const reports = new Map<string, correction.Correction>();
  for (const [dataset, corrected] of Map.groupBy(wrong, ({ source }) => source.dataset))
    try {
      for (const doubt of await doubtsIn(readings, corrected)) {
        const report = await reported(ledger, doubt);
        reports.set(report.id, report);
      }
    } catch (cause) {
      throw new NotReportedError(sdkErrors.notReported, { case: id, dataset }, cause);
    }
  return [...reports.values()];
}

/** The corrected values of other authorities' records. */
function correctedIn(data: process.CaseData, own: string): Corrected[] {
  return Object.values(data).flatMap(({ declared, step }) => {
    const source = declared?.why === 'corrected' ? declared.instead?.source : undefined;
    const { opening } = source ?? {};
    return !source || opening === undefined || ownerOf(opening) === own
      ? []
      : [{ step, source: { ...source, opening } }];
  });
}

/** The same, put together by where they were read. */
async function doubtsIn(readings: Readings, corrected: readonly Corrected[]): Promise<Doubt[]> {
  const doubts = new Map<string, Doubt>();
  for (const { step, source } of corrected) {
    const { opening, item } = source;
    const read = (await readings.fetched(step)).find(
      ({ proof }) => proof && digest(proof as unknown as Json) === source.proof,
    );
    if (!read?.proof || !read.named) continue;
    const own = { opening, record: read.named.at };
    const places = [...(await readings.before(step, read.proof, item)), own];
    const name = JSON.stringify(places);
    const doubt = doubts.get(name) ?? { places, items: new Set() };
    doubts.set(name, { places, items: doubt.items.add(item) });
  }
  return [...doubts.values()];
}

/** Under the first reading, so that it goes by the same name; a later one where that was of another department. */
async function reported({ correction }: Asked, { places, items }: Doubt): Promise<correction.Correction> {
  const fields = [...items].sort();
  for (const place of places.slice(0, -1))
    try {
      return await correction.report({ ...place, fields, words });
    } catch (error) {
      if (!(error instanceof LedgerError && error.is(errors.correction.notReader))) throw error;
    }
  return correction.report({ ...places.at(-1)!, fields, words });
}
