import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stateOf } from './rules/lifecycle';
import { isAsReviewed } from './state/application';
import { committeeId } from './state/ids';
import { whatStands } from './state/steps';

/** The whole file of an application; damaged parts are named and count as absent. */
export const get: Handler<Transactions['review']['get']> = async (call) => {
  const { input, ledger, committee } = call;
  const application = await ledger.require('application', input.application);
  const { damaged, ...steps } = await whatStands(call, application.id);
  const findingsId = committeeId(committee, 'f', application.id);
  const findings = await ledger.read('findings', findingsId);
  if (!findings) damaged.unshift('findings');
  else if (!isAsReviewed(application, findings)) damaged.unshift('application');
  return {
    application,
    state: stateOf(steps),
    ...(findings && { findings }),
    ...steps,
    damaged,
  };
};
