import type { correction } from '@oneplusn/api';
import type { Methods } from '../calls/methods';

/** What became of telling the readers of a corrected record. */
export interface Told {
  /** Those told now, one notice an opening. */
  readonly notices: readonly correction.Notice[];
  /** Openings of which nobody can tell whether they named the record. */
  readonly unsound: readonly string[];
}

/**
 * Tells every reader of the record that a report is about, those told already left out. Begun again after a fault it
 * goes on where it stopped.
 */
export async function tellReaders(
  ledger: Methods,
  report: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Told> {
  const { dataset, fields } = await ledger.correction.get({ correction: report }, options);
  const notices: correction.Notice[] = [];
  const unsound: string[] = [];
  for await (const page of ledger.correction.affected.pages({ correction: report }, options)) {
    unsound.push(...page.unsound);
    for (const { opening, token, told } of page.items)
      if (!told) notices.push(await ledger.correction.tell({ dataset, opening, token, fields }, options));
  }
  return { notices, unsound };
}
