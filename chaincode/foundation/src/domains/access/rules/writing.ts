import type { access } from '@oneplusn/api';
import { filingOf, type Matter } from './procedure';

/*
 * What each step writes down: on the fact of the side that takes it, with the step that it answers. Pure, so that the
 * procedure can be walked without a ledger.
 */

type Provenance = access.AccessRequest['provenance'];
type Reasoned = Pick<access.Escalated, 'reason' | 'provenance'>;

/** The parts of a request that can be given anew. */
export type Given = Partial<Pick<access.AccessRequest, access.Part>>;

/** 会签. */
export function countersigning({ request }: Matter, provenance: Provenance): access.AccessRequest {
  const answers = filingOf(request).txId;
  return { ...anew(request, provenance), countersigned: { answers, provenance } };
}

/** 退回补正. */
export function returning(
  { request, handling }: Matter,
  id: string,
  { missing, provenance }: NonNullable<access.Handling['returned']>,
): access.Handling {
  return { ...handling, id, request: request.id, returned: { missing, provenance }, provenance };
}

/** 延期. */
export function extending(
  { request, handling }: Matter,
  id: string,
  extended: NonNullable<access.Handling['extended']>,
): access.Handling {
  return { ...handling, id, request: request.id, extended, provenance: extended.provenance };
}

/** 补正; undefined where the request was never returned. */
export function completing(
  { request, handling }: Matter,
  given: Given,
  provenance: Provenance,
): access.AccessRequest | undefined {
  const returned = handling?.returned;
  if (!returned) return undefined;
  const parts = returned.missing.map(({ part }) => part);
  const answers = returned.provenance.txId;
  return { ...anew(request, provenance), ...given, completed: { answers, parts, provenance } };
}

/** 撤回. */
export function withdrawing({ request }: Matter, { reason, provenance }: Reasoned): access.AccessRequest {
  return { ...anew(request, provenance), withdrawn: { reason, provenance } };
}

/** 争议; undefined where there is nothing to dispute. */
export function disputing(
  { request, decision }: Matter,
  { reason, provenance }: Reasoned,
): access.AccessRequest | undefined {
  if (!decision) return undefined;
  return { ...anew(request, provenance), disputed: { answers: decision.provenance.txId, reason, provenance } };
}

/** 催供; undefined where nothing was approved. */
export function claiming(
  { request, decision }: Matter,
  { reason, provenance }: Reasoned,
  supplyDays: number,
): access.AccessRequest | undefined {
  if (!decision) return undefined;
  const awaited = { answers: decision.provenance.txId, supplyDays, reason, provenance };
  return { ...anew(request, provenance), awaited };
}

/** 提供; undefined where nothing was claimed. */
export function supplying(
  { request, handling }: Matter,
  id: string,
  { reason, provenance }: Reasoned,
): access.Handling | undefined {
  if (!request.awaited) return undefined;
  const supplied = { answers: request.awaited.provenance.txId, reason, provenance };
  return { ...handling, id, request: request.id, supplied, provenance };
}

/** 督办 by the requester. */
export function pressing({ request }: Matter, escalated: access.Escalated): access.AccessRequest {
  return { ...anew(request, escalated.provenance), escalated };
}

/** 督办 by the committee. */
export function pressingFromAbove(
  { request, oversight }: Matter,
  id: string,
  escalated: access.Escalated,
): access.Oversight {
  return { ...oversight, id, request: request.id, escalated, provenance: escalated.provenance };
}

/** 裁决; undefined where there is no dispute. */
export function ruling(
  { request, oversight }: Matter,
  id: string,
  made: Omit<NonNullable<access.Oversight['ruling']>, 'answers'>,
): access.Oversight | undefined {
  if (!request.disputed) return undefined;
  const answers = request.disputed.provenance.txId;
  return { ...oversight, id, request: request.id, ruling: { ...made, answers }, provenance: made.provenance };
}

/** A new version of a request, which keeps who filed it. */
const anew = (request: access.AccessRequest, provenance: Provenance): access.AccessRequest => ({
  ...request,
  filed: filingOf(request),
  provenance,
});
