import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseUnrequestable } from './request';
import { completionProblem } from './rules/parts';
import { renewalProblem } from './rules/renewal';
import { completing } from './rules/writing';
import { matterOf, ownRequest, refuseStep } from './state/matter';

/** Gives what a return named as missing: a new version of the request. */
export const complete: Handler<Transactions['access']['complete']> = async (call) => {
  const { request: id, ...given } = call.input;
  const request = await ownRequest(call, id);
  const matter = await matterOf(call, request);
  refuseStep('complete', 'requester', matter);
  const problem = completionProblem(id, matter.handling?.returned?.missing ?? [], given);
  if (problem) throw problem;
  const completed = completing(matter, given, call.provenance) ?? request;
  refuseUnrequestable(await call.ledger.require('dataset', request.dataset), completed.fields);
  if (completed.renews !== undefined) {
    const unfit = renewalProblem(await call.ledger.require('grant', completed.renews), completed);
    if (unfit) throw unfit;
  }
  await call.ledger.write('request', id, completed);
  return completed;
};
