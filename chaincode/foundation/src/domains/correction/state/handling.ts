import { errors, fail, sha256 } from '@oneplusn/api';
import type { FactId, Msp, correction } from '@oneplusn/api';
import type { Call } from '../../../call';
import { stewardshipProblem } from '../../catalog/rules/stewardship';

type Scope = Pick<Call, 'ledger' | 'caller'>;

/** A reader is told once of a record of an opening, and again where it is corrected again. */
export const noticeId = (provider: Msp, opening: FactId, token: string): FactId =>
  `${provider}/n-${sha256(`${opening} ${token}`).slice(0, 24)}`;

/** The report that the caller is about to handle for its provider. */
export async function reportToHandle(scope: Scope, id: FactId): Promise<correction.Correction> {
  const report = await scope.ledger.require('correction', id);
  const { provider: owner, dataset } = report;
  if (owner !== scope.caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'correction', id, owner, caller: scope.caller.msp });
  await refuseOthers(scope, dataset);
  return report;
}

/** Throws where the caller does not look after a dataset. */
export async function refuseOthers({ ledger, caller }: Scope, dataset: FactId): Promise<void> {
  const problem = stewardshipProblem(await ledger.require('dataset', dataset), caller);
  if (problem) throw problem;
}
