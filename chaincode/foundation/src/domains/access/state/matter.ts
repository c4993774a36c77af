import { errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Msp, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { Ledger } from '../../../ledger/ledger';
import { isOfSameLine } from '../../registry/rules/departments';
import { filingOf, mayTake, stageOf, turnOf, type Action, type Matter } from '../rules/procedure';
import { decisionId } from './decision';

type Scope = Pick<Call, 'ledger' | 'committee'>;

/** What a provider does with a request before its decision, under a name that follows from it. */
export const handlingId = (request: FactId, provider: Msp): FactId => `${provider}/h-${sha256(request).slice(0, 24)}`;

/** What the committee does about a request. */
export const oversightId = (request: FactId, committee: Msp): FactId =>
  `${committee}/s-${sha256(request).slice(0, 24)}`;

/** The facts beside a request that say where it stands. */
export function factsAbout(
  { id, dataset }: access.AccessRequest,
  committee: Msp,
): (readonly [kind: 'handling' | 'decision' | 'oversight', id: FactId])[] {
  const provider = ownerOf(dataset);
  return [
    ['handling', handlingId(id, provider)],
    ['decision', decisionId(id, provider)],
    ['oversight', oversightId(id, committee)],
  ];
}

/**
 * A request with all that was done about it.
 * @param look `present` refuses to go by damaged facts. What its authority decides alone passes over those of others
 * with `read`: else whoever spoils one holds the decision up.
 */
export async function matterOf(
  { ledger, committee }: Scope,
  request: access.AccessRequest,
  look: 'present' | 'read' = 'present',
): Promise<Matter> {
  const provider = ownerOf(request.dataset);
  const about = <T extends { readonly request: string }>(fact: T | undefined) =>
    fact?.request === request.id ? fact : undefined;
  return {
    request,
    handling: about(await find(ledger, look, 'handling', handlingId(request.id, provider))),
    decision: about(await find(ledger, look, 'decision', decisionId(request.id, provider))),
    oversight: about(await find(ledger, look, 'oversight', oversightId(request.id, committee))),
  };
}

const find = <K extends 'handling' | 'decision' | 'oversight'>(
  ledger: Ledger,
  look: 'present' | 'read',
  kind: K,
  id: FactId,
) => ledger[look](kind, id);

/**
 * The request that a person of the requester is about to change: of the department that filed it, or one above or below
 * it.
 */
export async function ownRequest({ ledger, caller }: Pick<Call, 'ledger' | 'caller'>, id: FactId) {
  const request = await ledger.require('request', id);
  const { department: unit, requester } = request;
  if (requester !== caller.msp) {
    throw fail(errors.ledger.notOwner, { kind: 'request', id, owner: requester, caller: caller.msp });
  }
  if (isOfSameLine(caller.department, unit)) return request;
  const department = caller.department ?? '';
  throw fail(errors.access.otherUnit, { request: id, unit, actor: caller.id, department });
}

/** @throws LedgerError ACCESS-105, 140 where a side may not take a step as the request stands */
export function refuseStep(action: Action, party: access.Party, matter: Matter): void {
  const stage = stageOf(matter);
  if (mayTake(action, party, stage)) return;
  const { id } = matter.request;
  const deciding = action === 'approve' || action === 'refuse';
  if (deciding && matter.decision && turnOf(stage) !== 'provider') {
    throw fail(errors.access.decidedAlready, { request: id, state: matter.decision.outcome });
  }
  throw fail(errors.access.wrongStage, { request: id, stage, action: `access.${action}` });
}

/** What a person did for a request that keeps them from ruling on it; undefined where nothing does. */
export function earlierStep({ request, decision }: Matter, actor: FactId): string | undefined {
  if (filingOf(request).by === actor) return 'access.request';
  if (request.disputed?.provenance.by === actor) return 'access.dispute';
  return decision?.provenance.by === actor ? 'access.refuse' : undefined;
}
