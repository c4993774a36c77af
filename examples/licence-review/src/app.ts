/** The process: is the staff that a company names insured with it? Then it gets its licence. */
import type { Ledger, TypedGrant } from '@oneplusn/sdk';
import { insured, licences } from './datasets.ts';

/** What the officer needs, and no more: of the identity number the last four digits. */
const fields = { idNumber: 'last:4', name: 'whole', employer: 'whole', active: 'whole' } as const;

export type InsuredGrant = TypedGrant<typeof fields>;

export interface Application {
  readonly number: string;
  readonly company: string;
  /** Identity numbers of the company's professional staff. */
  readonly staff: readonly string[];
}

/** What the officer decides by. */
export interface Outcome {
  readonly licensed: boolean;
  /** Staff who are insured with this company. */
  readonly insured: readonly string[];
  /** Where the reading of their data stands on the ledger. */
  readonly opening: string;
}

/** A licence needs so many. */
const staffNeeded = 3;

/** Asks the ministry for the fields, for one purpose, for a year. */
export const askForInsured = (official: Ledger) =>
  official.dataset(insured).request({
    fields,
    purpose: 'licence.review',
    basis: '《人力资源市场暂行条例》第十八条',
    scenario: '办理人力资源服务许可时核验专职人员参保状态',
    days: 365,
    quota: { records: 1000, per: 'day' },
  });

/**
 * Opens the records of the staff, each verified before it is handed over; issues the licence where enough are insured
 * here.
 */
export async function review(
  official: Ledger,
  steward: Ledger,
  grant: InsuredGrant,
  application: Application,
): Promise<Outcome> {
  const { number, company, staff } = application;
  const names: string[] = [];
  let opening = '';
  for await (const entry of official.dataset(insured).open(grant, staff).entries()) {
    opening = entry.opening.id;
    if (entry.record?.active && entry.record.employer === company) names.push(entry.record.name);
  }
  const licensed = names.length >= staffNeeded;
  if (licensed) await steward.dataset(licences).put([{ number, company, opening }]);
  return { licensed, insured: names, opening };
}
