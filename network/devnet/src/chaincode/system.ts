import { peer } from '@hyperledger/fabric-protos';
import { message, MessageType } from './messages';

/** Functions of `_lifecycle` that have an access policy (Fabric: `core/aclmgmt/defaultaclprovider.go`). */
const lifecycleFunctions: ReadonlySet<string> = new Set([
  'InstallChaincode',
  'QueryInstalledChaincode',
  'GetInstalledChaincodePackage',
  'QueryInstalledChaincodes',
  'ApproveChaincodeDefinitionForMyOrg',
  'QueryApprovedChaincodeDefinition',
  'QueryApprovedChaincodeDefinitions',
  'CommitChaincodeDefinition',
  'QueryChaincodeDefinition',
  'QueryChaincodeDefinitions',
  'CheckCommitReadiness',
]);

/**
 * What a system chaincode answers a chaincode that calls it: a refusal. Undefined for all others, and for what the lifecycle would do.
 * @param caller Name of the chaincode that the client called.
 */
export function systemAnswer(
  name: string,
  input: peer.ChaincodeInput,
  caller: string,
): peer.ChaincodeMessage | undefined {
  const why = refusal(name, Buffer.from(input.getArgsList_asU8()[0] ?? []).toString(), caller);
  if (why === undefined) return undefined;
  const response = new peer.Response();
  response.setStatus(500);
  response.setMessage(why);
  return message(MessageType.COMPLETED, '', '', response.serializeBinary());
}

function refusal(name: string, called: string, caller: string): string | undefined {
  if (name === 'qscc')
    return `Rejecting invoke of QSCC from another chaincode because of potential for deadlocks, original invocation for '${caller}'`;
  if (name === 'cscc') return `Rejecting invoke of CSCC from another chaincode, original invocation for '${caller}'`;
  if (name === '_lifecycle' && !lifecycleFunctions.has(called))
    return `Failed to authorize invocation due to failed ACL check: Unmapped policy for _lifecycle/${called}`;
  return undefined;
}
