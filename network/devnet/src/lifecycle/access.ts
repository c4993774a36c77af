import { checkLocal } from '../policy/local-access';
import { accessRefused } from '../policy/refusal';
import type { LifecycleCall } from './call';

const writers = '/Channel/Application/Writers';

/**
 * Who may call what: an administrator of the peer's own authority, or a writer of the channel (Fabric: `core/aclmgmt`).
 */
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
    if (policy === 'admins') checkLocal(call, 'Admins');
    else checkWriter(call);
  } catch (error) {
    const why = (error as Error).message;
    throw new Error(`Failed to authorize invocation due to failed ACL check: ${why}`, { cause: error });
  }
}

function checkWriter({ channel, trust, creator }: LifecycleCall): void {
  const policy = trust.channelPolicy(writers);
  if (!policy || !trust.satisfies(policy, [creator])) throw new Error(accessRefused(channel, writers));
}
