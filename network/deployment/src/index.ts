/**
 * Deploys the foundation to any running Fabric network, each authority for itself, by the network's own protocols: no
 * `peer` binary.
 * @packageDocumentation
 */
export { deploymentErrors } from './errors/table';
export { DeploymentError, deploymentFail } from './errors/error';
export { deploy, planDeployment, type DeployOptions } from './deploy/deploy';
export type { Order } from './deploy/order';
export type { Plan, State, Step } from './deploy/plan';
export type { Definition } from './lifecycle/definition';
export { OwnPeers } from './lifecycle/own-peers';
export { clientOf } from './peer/client';
export type { Administrator, PeerAddress, Reach } from './peer/party';
export {
  connectionFile,
  readPackage,
  servicePackage,
  type ChaincodePackage,
  type PeersTls,
  type ReadPackage,
  type ServiceConnection,
} from './package/package';
export { collectionsIn } from './policy/collections';
export {
  isReference,
  parsePolicy,
  policyBytes,
  policyText,
  type Policy,
  type PolicyReference,
} from './policy/signature';
export { tlsProblem, type ServiceTls } from './service/tls';
export { writeService, type ServiceBuild } from './service/write';
export { doctor, type Examination } from './doctor/doctor';
export type { Operator } from './doctor/gather/operations';
export type { Finding, Severity } from './doctor/rule';
export { rules as doctorRules } from './doctor/rules';
export {
  addAuthority,
  joinChannel,
  removeAuthority,
  revokeCertificates,
  sendUpdate,
  type NewAuthority,
} from './membership/membership';
export { readUpdate, signed as signUpdate, type UpdateFile } from './membership/envelope';
export type { MakeList } from './membership/revoke';
export type { Anchor } from './membership/organization';
