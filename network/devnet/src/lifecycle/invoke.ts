import { peer } from '@hyperledger/fabric-protos';
import { checkAccess } from './access';
import { type LifecycleCall, type Message, NotDefined } from './call';
import { approve } from './functions/approve';
import { queryAllApproved, queryApproved } from './functions/approved';
import { checkCommitReadiness, commit } from './functions/commit';
import { queryDefinition, queryDefinitions } from './functions/committed';
import { getPackage, install, queryAllInstalled, queryInstalled } from './functions/installed';

type Verb = (call: LifecycleCall, args: Uint8Array) => Message;

/** A function by its name: takes `<name>Args` of Fabric's `peer/lifecycle` messages and gives `<name>Result`. */
function verb<T>(
  name: string,
  type: { deserializeBinary(bytes: Uint8Array): T },
  run: (call: LifecycleCall, args: T) => Message,
): [string, Verb] {
  const decode = (bytes: Uint8Array): T => {
    try {
      return type.deserializeBinary(bytes);
    } catch (error) {
      const where = `could not decode input arg for *lifecycle.Invocation.${name}`;
      throw new Error(`${where}: proto: cannot parse invalid wire-format data`, { cause: error });
    }
  };
  return [name, (call, bytes) => run(call, decode(bytes))];
}

const { lifecycle } = peer;
const verbs: ReadonlyMap<string, Verb> = new Map([
  verb('InstallChaincode', lifecycle.InstallChaincodeArgs, install),
  verb('QueryInstalledChaincode', lifecycle.QueryInstalledChaincodeArgs, queryInstalled),
  verb('QueryInstalledChaincodes', lifecycle.QueryInstalledChaincodesArgs, queryAllInstalled),
  verb('GetInstalledChaincodePackage', lifecycle.GetInstalledChaincodePackageArgs, getPackage),
  verb('ApproveChaincodeDefinitionForMyOrg', lifecycle.ApproveChaincodeDefinitionForMyOrgArgs, approve),
  verb('QueryApprovedChaincodeDefinition', lifecycle.QueryApprovedChaincodeDefinitionArgs, queryApproved),
  verb('QueryApprovedChaincodeDefinitions', lifecycle.QueryApprovedChaincodeDefinitionsArgs, queryAllApproved),
  verb('CheckCommitReadiness', lifecycle.CheckCommitReadinessArgs, checkCommitReadiness),
  verb('CommitChaincodeDefinition', lifecycle.CommitChaincodeDefinitionArgs, commit),
  verb('QueryChaincodeDefinition', lifecycle.QueryChaincodeDefinitionArgs, queryDefinition),
  verb('QueryChaincodeDefinitions', lifecycle.QueryChaincodeDefinitionsArgs, queryDefinitions),
]);

/** The system chaincode `_lifecycle` (Fabric: `core/chaincode/lifecycle`): how authorities agree on chaincodes. */
export function invokeLifecycle(call: LifecycleCall, args: readonly Uint8Array[]): peer.Response {
  const response = new peer.Response();
  try {
    response.setPayload(answer(call, args));
    response.setStatus(200);
  } catch (error) {
    response.setStatus(error instanceof NotDefined ? 404 : 500);
    response.setMessage((error as Error).message);
  }
  return response;
}

function answer(call: LifecycleCall, args: readonly Uint8Array[]): Uint8Array {
  const [called, input] = args;
  if (!called) throw new Error('lifecycle scc must be invoked with arguments');
  if (!input || args.length !== 2)
    throw new Error(`lifecycle scc operations require exactly two arguments but received ${args.length}`);
  const name = Buffer.from(called).toString();
  checkAccess(name, call);
  try {
    const run = verbs.get(name);
    if (!run) throw new Error(`receiver *lifecycle.Invocation.${name} does not exist`);
    return run(call, input).serializeBinary();
  } catch (error) {
    if (error instanceof NotDefined) throw error;
    throw new Error(`failed to invoke backing implementation of '${name}': ${(error as Error).message}`, {
      cause: error,
    });
  }
}
