import { canonicalJson, dayOf, sha256 } from '@oneplusn/api';
import type { FactId, access } from '@oneplusn/api';
import { nameFact } from '../../../ledger/parties';

/** The most denials of one actor and one sort that one provider's data costs on a day. */
const sorts = 16;

/**
 * Under what a denied opening stands. Denials cost all, so repeated ones are gathered: those of one actor, for one
 * provider's data, for the same reason, on one day, stand under at most sixteen names, by what was asked for. The first
 * under a name is written down.
 */
export function denialId(opening: access.Opening, reason: string): FactId {
  const { provider, requester, actor, dataset, grant, delegation, plan, fields, purpose, at } = opening;
  const by = { ...(delegation !== undefined && { delegation }), ...(plan !== undefined && { plan }) };
  const asked = sha256(canonicalJson({ dataset, grant: grant ?? null, ...by, fields, purpose }));
  const sort = Number.parseInt(asked.slice(0, 8), 16) % sorts;
  return nameFact(provider, requester, 'o', sha256(canonicalJson([actor, reason, dayOf(at), sort])).slice(0, 16));
}
