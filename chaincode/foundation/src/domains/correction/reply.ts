import type { Transactions, correction } from '@oneplusn/api';
import type { Handler } from '../../call';
import { matterOf, refuseStep, replyId } from './state/matter';
import { reportToHandle } from './state/handling';

/** Answers a report: the record has been set right, or was right. */
export const reply: Handler<Transactions['correction']['reply']> = async (call) => {
  const { input, ledger, provenance } = call;
  const report = await reportToHandle(call, input.correction);
  refuseStep('reply', 'provider', await matterOf(call, report));
  const id = replyId(report.id, report.provider);
  const { outcome, reason } = input;
  const value: correction.Reply = { id, correction: report.id, outcome, reason, provenance };
  await ledger.write('reply', id, value);
  return value;
};
