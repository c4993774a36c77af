import type { common } from '@hyperledger/fabric-protos';
import { rolePrincipal } from '../policy/principal';
import { envelope, outOf, signedBy } from '../policy/language';
import { accessRefused } from '../policy/refusal';
import type { LifecycleCall } from './call';

const writers = '/Channel/Application/Writers';

/** Who may call what: an administrator of the peer's own authority, or a writer of the channel (Fabric: `core/aclmgmt`). */
const policies: Readonly<Record<string, 'admins' | 'writers'>> = {
  InstallChaincode: 'admins',
  QueryInstalledChaincode: 'admins',
  QueryInstalledChaincodes: 'admins',
  GetInstalledChaincodePackage: 'admins',
  ApproveChaincodeDefinitionForMyOrg: 'admins',
  QueryApprovedChaincodeDefinition: 'admins',
  QueryApprovedChaincodeDefinitions: 'admins',
  CommitChaincodeDefinition: 'writers',
  QueryChaincodeDefinition: 'writers',
  QueryChaincodeDefinitions: 'writers',
  CheckCommitReadiness: 'writers',
};

/** @throws Error with Fabric's text */
export function checkAccess(name: string, call: LifecycleCall): void {
  try {
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
    if (!policy) throw new Error(`Unmapped policy for _lifecycle/${name}`);
    if (policy === 'admins') checkAdmin(call);
    else checkWriter(call);
  } catch (error) {
    const why = (error as Error).message;
    throw new Error(`Failed to authorize invocation due to failed ACL check: ${why}`, { cause: error });
  }
}

function checkAdmin({ msp, trust, creator }: LifecycleCall): void {
  const refuse = (what: string, why: string): never => {
    throw new Error(`Failed ${what} during channelless check policy with policy [Admins]: [${why}]`);
  };
  const own = trust.mspOf(creator);
  if (own !== msp) refuse('deserializing proposal creator', `expected MSP ID ${msp}, received ${own ?? ''}`);
  if (!trust.satisfies(adminOf(msp), [creator]))
    refuse(
      "verifying that proposal's creator satisfies local MSP principal",
      `The identity is not an admin under this MSP [${msp}]: The identity does not contain OU [ADMIN], MSP: [${msp}]`,
    );
}

function adminOf(msp: string): common.SignaturePolicyEnvelope {
  return envelope(outOf(1, [signedBy(0)]), [rolePrincipal(msp, 'admin')]);
}

function checkWriter({ channel, trust, creator }: LifecycleCall): void {
  const policy = trust.channelPolicy(writers);
  if (!policy || !trust.satisfies(policy, [creator])) throw new Error(accessRefused(channel, writers));
}
