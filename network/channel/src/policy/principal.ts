import { msp } from '@hyperledger/fabric-protos';
import type { Identity } from '../identity/identity';

/** Roles of the policy language, with Fabric's numbers. */
const roles = {
  member: msp.MSPRole.MSPRoleType.MEMBER,
  admin: msp.MSPRole.MSPRoleType.ADMIN,
  client: msp.MSPRole.MSPRoleType.CLIENT,
  peer: msp.MSPRole.MSPRoleType.PEER,
  orderer: msp.MSPRole.MSPRoleType.ORDERER,
} as const;

/** What an identity is in its organisation, as the policy language names it. */
export type RoleName = keyof typeof roles;

/** The principal `<mspId>.<role>`. */
export function rolePrincipal(mspId: string, role: RoleName): msp.MSPPrincipal {
  const content = new msp.MSPRole();
  content.setMspIdentifier(mspId);
  content.setRole(roles[role]);
  const principal = new msp.MSPPrincipal();
  principal.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
  principal.setPrincipal(content.serializeBinary());
  return principal;
}

/** Says whether an identity satisfies one principal. */
export type Matcher = (identity: Identity) => boolean;

const never: Matcher = () => false;

/**
 * Compiles a principal into a test of identities (Fabric: `msp.SatisfiesPrincipal`, MSP version 1.4.3 and later).
 * @param read Reads a serialized identity; undefined when it belongs to no member.
 */
export function matcher(principal: msp.MSPPrincipal, read: (serialized: Uint8Array) => Identity | undefined): Matcher {
  const kinds = msp.MSPPrincipal.Classification;
  const content = principal.getPrincipal_asU8();
  switch (principal.getPrincipalClassification()) {
    case kinds.ROLE:
      return roleMatcher(msp.MSPRole.deserializeBinary(content));
    case kinds.ORGANIZATION_UNIT:
      return unitMatcher(msp.OrganizationUnit.deserializeBinary(content));
    case kinds.IDENTITY: {
      const wanted = read(content);
      if (!wanted || wanted.invalid !== undefined) return never;
      return (identity) => identity.msp === wanted.msp && identity.fingerprint === wanted.fingerprint;
    }
    case kinds.ANONYMITY: {
      const { NOMINAL } = msp.MSPIdentityAnonymity.MSPIdentityAnonymityType;
      const nominal = msp.MSPIdentityAnonymity.deserializeBinary(content).getAnonymityType() === NOMINAL;
      return () => nominal;
    }
    case kinds.COMBINED: {
      const parts = msp.CombinedPrincipal.deserializeBinary(content).getPrincipalsList();
      const all = parts.map((part) => matcher(part, read));
      return all.length === 0 ? never : (identity) => all.every((part) => part(identity));
    }
    default:
      return never;
  }
}

function roleMatcher(role: msp.MSPRole): Matcher {
  const id = role.getMspIdentifier();
  if (role.getRole() === roles.member) return (identity) => identity.msp === id && identity.invalid === undefined;
  const unit = Object.entries(roles).find(([, value]) => value === role.getRole())?.[0];
  if (unit === undefined) return never;
  return (identity) => identity.msp === id && identity.invalid === undefined && identity.units.includes(unit);
}

function unitMatcher(wanted: msp.OrganizationUnit): Matcher {
  const [id, unit] = [wanted.getMspIdentifier(), wanted.getOrganizationalUnitIdentifier()];
  const certifiers = Buffer.from(wanted.getCertifiersIdentifier_asU8()).toString('hex');
  return (identity) =>
    identity.msp === id &&
    identity.invalid === undefined &&
    identity.units.includes(unit) &&
    identity.certifiers === certifiers;
}
