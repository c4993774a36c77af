import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { anew } from './rules/procedure';
import { matterOf, ownReport, refuseStep } from './state/matter';

/** Takes a report back. */
export const withdraw: Handler<Transactions['correction']['withdraw']> = async (call) => {
  const { input, ledger, provenance } = call;
  const report = await ownReport(call, input.correction);
  refuseStep('withdraw', 'requester', await matterOf(call, report));
  const withdrawn = anew(report, { withdrawn: { reason: input.reason, provenance } }, provenance);
  await ledger.write('correction', report.id, withdrawn);
  return withdrawn;
};
