import { errors, fail } from '@oneplusn/api';
import type { Transactions, audit } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { stewardshipProblem } from '../catalog/rules/stewardship';
import { governed, terms } from '../registry/state/governed';
import { isOver, stands } from './rules/withholding';
import { heldOf, withholdingId } from './state/withholdings';

type Withhold = Transactions['audit']['withhold'];

/** Keeps the people concerned from being told of openings under a grant, from now on. */
export const withhold: Handler<Withhold> = async (call) => {
  const { input, caller, ledger, now, provenance } = call;
  const grant = await ledger.require('grant', input.grant);
  const problem = stewardshipProblem(await ledger.require('dataset', grant.dataset), caller);
  if (problem) throw problem;
  await refuseTooLong(call);
  if (stands(await heldOf(call, grant.id))) throw fail(errors.audit.withheldAlready, { grant: grant.id });
  const withholding: audit.Withholding = {
    ...input,
    id: withholdingId(grant.id, caller.msp),
    since: now,
    provenance,
  };
  await ledger.write('withholding', withholding.id, withholding);
  return withholding;
};

async function refuseTooLong(call: Call<Withhold>): Promise<void> {
  const { days, until } = call.input;
  if (days !== undefined && until !== undefined) throw fail(errors.audit.eitherOr, {});
  if (until !== undefined && isOver(until, call.now)) throw fail(errors.audit.dayOver, { until });
  if (days === undefined) return;
  const limit = await governed(call, terms.disclosureDelay, call.caller.msp);
  if (days > limit) throw fail(errors.audit.delayTooLong, { days, limit });
}
