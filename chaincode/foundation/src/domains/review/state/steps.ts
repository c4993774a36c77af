import { LedgerError, digest, errors } from '@oneplusn/api';
import type { FactId, Json, review } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { FactValues } from '../../../ledger/kinds';
import type { Steps } from '../rules/lifecycle';
import { committeeId } from './ids';

/** What may be found damaged in an application's file. */
type Part = review.ApplicationFile['damaged'][number];
type Step = 'route' | 'approval' | 'system';
type Where = Pick<Call, 'ledger' | 'committee'>;

/**
 * What has happened to an application. Throws LEDGER-105 for a part that is damaged: nothing is decided on half a file.
 */
export async function stepsOf(call: Where, application: FactId): Promise<Steps> {
  const decision = await call.ledger.present('route', committeeId(call.committee, 'd', application));
  const approval = await call.ledger.present('approval', application);
  const system = await call.ledger.present('system', application);
  return belonging(application, { decision, approval, system });
}

/** The same for somebody who only looks: what is damaged is named and counts as absent. */
export async function whatStands(call: Where, application: FactId): Promise<Steps & { readonly damaged: Part[] }> {
  const damaged: Part[] = [];
  const read = async <K extends Step>(kind: K, id: FactId): Promise<FactValues[K] | undefined> => {
    try {
      return await call.ledger.present(kind, id);
    } catch (error) {
      if (!(error instanceof LedgerError && error.is(errors.ledger.sealBroken))) throw error;
      damaged.push(kind);
      return undefined;
    }
  };
  const decision = await read('route', committeeId(call.committee, 'd', application));
  const approval = await read('approval', application);
  const system = await read('system', application);
  return { ...belonging(application, { decision, approval, system }), damaged };
}

/**
 * The steps that are about this application; an approval only of the very decision that stands, not one made
 * beforehand.
 */
function belonging(application: FactId, { decision, approval, system }: Steps): Steps {
  const own = <T extends { application?: string | undefined }>(fact: T | undefined) =>
    fact?.application === application ? fact : undefined;
  const follows = own(decision) && approval?.decision === digest(decision as unknown as Json);
  return {
    ...(own(decision) && { decision }),
    ...(own(approval) && follows && { approval }),
    ...(own(system) && { system }),
  };
}
