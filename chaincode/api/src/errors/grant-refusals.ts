import { errors } from '.';

/** Why a grant, or what it was passed on by, does not serve whoever uses it at this moment. */
export const grantRefusals = [
  errors.access.noGrant,
  errors.access.grantOther,
  errors.access.grantRevoked,
  errors.access.grantSuspended,
  errors.access.grantExpired,
  errors.access.outsideHours,
  errors.access.roleNotGranted,
  errors.access.notDelegated,
  errors.access.delegationUnknown,
  errors.access.delegationRevoked,
  errors.access.delegationExpired,
  errors.access.delegationOther,
  errors.access.delegationNarrower,
  errors.access.delegationBound,
  errors.access.delegationDepth,
] as const;
