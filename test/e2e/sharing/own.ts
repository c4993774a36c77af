import type { records } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { insured } from './data';

const purpose = 'pension.review';

/** One's own record of a person, as it stands now; undefined where there is none. A trace is left of it. */
export async function ownRecord(ledger: Ledger, key: string): Promise<Partial<records.OpenRecord> | undefined> {
  for await (const { record, stored } of ledger.dataset(insured).own([key], { purpose }).entries())
    return stored && { ...stored, ...(record && { fields: record }) };
  return undefined;
}
