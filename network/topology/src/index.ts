/**
 * One file describes a network: its authorities, peers, orderers, consensus and policy. From it come credentials,
 * connection profiles and wallet identities.
 */
export * from './file/topology';
export { channelsOf, type ChannelPlan } from './file/channels';
export { TopologyError, type TopologyProblem } from './file/error';
export { messageLimitOf } from './file/message-limit';
export { parseTopology } from './file/parse';
export { readTopology } from './file/read';
export { SAMPLES, sampleFile, sampleTopology, type SampleName } from './file/sample';
export { PROVINCIAL_DIVISIONS } from './file/divisions';
export { ADMIN_ID, domainOf, ORDERER_MSP, ordererNames, peerNames } from './file/node-names';
export * from './credentials/credentials';
export { ATTRIBUTES_OID, attributesOf, type Enrolment } from './credentials/attributes';
export { issueServiceTls, type ServiceParty } from './credentials/doors';
export { issueActor, issueCredentials, issueTlsClient, type EnrolledActor } from './credentials/issue';
export { issueRevocations, serialOf, type Revocations } from './credentials/revocation';
export type { TermOptions } from './credentials/term';
export { newVaultKeys, vaultKeysProblem } from './credentials/vault-keys';
export { layout, serviceLayout, CA_FILES, CLIENT_FILES, MSP_FILES, TLS_FILES, VAULT_FILE } from './store/layout';
export { organizationFolder, organizationsOf, writeOrganization } from './store/organizations';
export { readCredentials } from './store/read';
export { readServiceTls, writeServiceTls } from './store/service-tls';
export { writeCredentials } from './store/write';
export {
  connectionProfile,
  profileIsSecret,
  type Endpoint,
  type Endpoints,
  type NetworkFacts,
} from './access/connection-profile';
export { signaturePolicy } from './access/policy';
export { walletFileName, walletIdentity, walletText } from './access/wallet';
export { ProvisionError, provisionErrors } from './error';
export { topologyErrors } from './file/table';
