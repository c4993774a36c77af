import { digest, errors, fail } from '@oneplusn/api';
import type { FactId, review } from '@oneplusn/api';
import type { Call } from '../../../call';
import { committeeId } from './ids';

type Profile = Pick<
  review.Application,
  'title' | 'domain' | 'region' | 'functions' | 'positioning' | 'description' | 'budgetWan'
>;

export interface Reviewed {
  readonly application: review.Application;
  readonly findings: review.Findings;
}

/** What the committee's findings are about, as 32 bytes. */
export function profileDigest({ title, domain, region, functions, positioning, description, budgetWan }: Profile) {
  return digest({ title, domain, region, functions, positioning, description, budgetWan });
}

/**
 * An application that still reads as it was reviewed, with its findings. The applicant's authority owns the application
 * and could, with one accomplice and a chaincode of its own, write another text in its place; what is decided, approved
 * and built is the text that was compared.
 * @throws LEDGER-106, LEDGER-105 where application or findings are absent or damaged; REVIEW-110 where the text is
 * another one
 */
export async function reviewed(call: Pick<Call, 'ledger' | 'committee'>, id: FactId): Promise<Reviewed> {
  const application = await call.ledger.require('application', id);
  const findings = await call.ledger.require('findings', committeeId(call.committee, 'f', id));
  if (!isAsReviewed(application, findings)) throw fail(errors.review.changedSince, { application: id });
  return { application, findings };
}

/** Whether findings are about this application, word by word. */
export function isAsReviewed(application: review.Application, findings: review.Findings): boolean {
  return findings.application === application.id && findings.profile === profileDigest(application);
}
