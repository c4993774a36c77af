/**
 * A Fabric channel as its configuration defines it: who its members are, what its policies ask for, which blocks its
 * orderers have signed. Pure: what blocks and messages say, without a network.
 * @packageDocumentation
 */
export { configurationIn } from './blocks/configuration';
export { dataHash, headerBytes, headerHash, headerOf } from './blocks/header';
export type { Header } from './blocks/header';
export { Orderers } from './blocks/orderers';
export { configOf, mspsOf, organizationsOf, valueOf } from './config/members';
export type { Identity } from './identity/identity';
export { Members } from './identity/members';
export { nodeUnits } from './identity/msp';
export type { MspOptions } from './identity/msp';
export { nodeSigner } from './identity/signer';
export type { Signer } from './identity/signer';
export type { Trust } from './identity/trust';
export { ChannelPolicies } from './policy/channel-policies';
export { configuredPolicy } from './policy/configured-policy';
export { compile } from './policy/evaluate';
export { PolicySyntaxError, envelope, outOf, parsePolicy, signedAs, signedBy } from './policy/language';
export { matcher } from './policy/principal';
export type { RoleName } from './policy/principal';
export { ChannelTrust } from './policy/trust';
