import { LedgerError, errors } from '@oneplusn/api';
import type { FactId, review } from '@oneplusn/api';
import type { Call } from '../../calls/call';
import type { FactKind, FactValues } from '../../ledger/kinds';
import type { Steps } from '../rules/lifecycle';
import { committeeId } from './ids';

type Part = 'route' | 'approval' | 'system';
type Where = Pick<Call, 'ledger' | 'committee'>;

/** What has happened to an application. Throws LEDGER-105 for a part that is spoilt: nothing is decided on half a file. */
export async function stepsOf(call: Where, application: FactId): Promise<Steps> {
  const decision = await present(call, 'route', committeeId(call.committee, 'd', application));
  const approval = await present(call, 'approval', application);
  const system = await present(call, 'system', application);
  return {
    decision: about(application, decision),
    approval: about(application, approval),
    system: about(application, system),
  };
}

/** The same for somebody who only looks: what is spoilt is named and counts as absent. */
export async function whatStands(call: Where, application: FactId): Promise<Steps & { readonly spoilt: Part[] }> {
  const spoilt: Part[] = [];
  const read = async <K extends Part>(kind: K, id: FactId): Promise<FactValues[K] | undefined> => {
    try {
      return await present(call, kind, id);
    } catch (error) {
      if (!(error instanceof LedgerError && error.is(errors.ledger.sealBroken))) throw error;
      spoilt.push(kind);
      return undefined;
    }
  };
  const decision = about(application, await read('route', committeeId(call.committee, 'd', application)));
  const approval = about(application, await read('approval', application));
  const system = about(application, await read('system', application));
  return { ...(decision && { decision }), ...(approval && { approval }), ...(system && { system }), spoilt };
}

/** The findings of an application. Throws LEDGER-106 where there are none, LEDGER-105 where they are spoilt. */
export async function findingsOf(call: Where, application: FactId): Promise<review.Findings> {
  return call.ledger.require('findings', committeeId(call.committee, 'f', application));
}

/** The fact, or undefined where there is none; throws LEDGER-105 where it is spoilt. */
export async function present<K extends FactKind>(
  { ledger }: Where,
  kind: K,
  id: FactId,
): Promise<FactValues[K] | undefined> {
  try {
    return await ledger.require(kind, id);
  } catch (error) {
    if (error instanceof LedgerError && error.is(errors.ledger.notFound)) return undefined;
    throw error;
  }
}

/** The fact where it is about this application. */
function about<T extends { application?: string | undefined }>(
  application: FactId,
  fact: T | undefined,
): T | undefined {
  return fact?.application === application ? fact : undefined;
}
