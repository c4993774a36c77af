import { canonicalJson, sha256 } from '@oneplusn/api';
import type { FactId, correction } from '@oneplusn/api';

type About = Pick<correction.Correction, 'opening' | 'record' | 'requester'>;

/**
 * A report is named by what it is about, whoever makes it. There may be several of one record: of other items of it, or
 * after one was taken back.
 * @param before how many reports of this record have been made
 */
export const reportId = ({ opening, record, requester }: About, before: number): FactId =>
  `${requester}/k-${sha256(canonicalJson([opening, record, before])).slice(0, 24)}`;

/** Which items no report covers yet, and the report that covers the first of the others. */
export function coveredBy<R extends Pick<correction.Correction, 'fields'>>(
  standing: readonly R[],
  fields: readonly string[],
): { readonly first: R | undefined; readonly fresh: string[] } {
  const reportOf = (field: string) => standing.find((report) => report.fields.includes(field));
  const covered = fields.find(reportOf);
  return {
    first: covered === undefined ? undefined : reportOf(covered),
    fresh: [...new Set(fields)].filter((field) => !reportOf(field)),
  };
}
