import type { FactId, Msp } from './scalars';

/*
 * What people and administrators are called on the ledger. An administrator's name has one slash more than a local name
 * can have, so that nobody is enrolled under it, and no administrator's certificate acts as a person.
 */

/** The id of a person, after the enrolment id of the certificate: `GD/li`. */
export const actorId = (msp: Msp, enrolment: string): FactId => `${msp}/${enrolment}`;

/**
 * The id of an administrator, after what the certificate is called: `GD/admin/chief`. Tools name such certificates as
 * they like: `Admin@gd.example` becomes `GD/admin/admin-gd.example`.
 */
export function administratorId(msp: Msp, name: string): FactId {
  const local = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 64)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return `${msp}/admin/${local || 'unnamed'}`;
}
