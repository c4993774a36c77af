/**
 * A Fabric channel as its configuration defines it: who its members are, what its policies ask for, which blocks its
 * orderers have signed, and which transactions in them are valid. Pure: what blocks say, without a network.
 * @packageDocumentation
 */
export { configurationIn } from './blocks/configuration';
export { dataHash, headerBytes, headerHash, headerOf } from './blocks/header';
export type { Header } from './blocks/header';
export { Orderers } from './blocks/orderers';
export { authoritiesOf, configOf, mspsOf, organizationsOf, valueOf } from './config/members';
export { updateFault } from './config/update';
export type { Before, UpdateFault } from './config/update';
export * as der from './identity/der';
export { revoked } from './identity/identity';
export type { Identity } from './identity/identity';
export { Members } from './identity/members';
export { nodeUnits } from './identity/msp';
export type { MspOptions } from './identity/msp';
export type { Signed } from './identity/signed';
export { nodeSigner } from './identity/signer';
export type { Signer } from './identity/signer';
export type { Trust } from './identity/trust';
export { agreementIn, lifecycleAgreement } from './lifecycle/agreement';
export type { Agreement } from './lifecycle/agreement';
export { anyMember, collectionOf, implicitCollection, implicitOwner } from './lifecycle/collections';
export type { Collection } from './lifecycle/collections';
export type { ChaincodeDefinition } from './lifecycle/definition';
export {
  approvalName,
  definitionFields,
  definitionKeys,
  definitionPrefix,
  fieldKey,
  lifecycleNamespace,
  metadataKey,
  packagePrefix,
  sequenceKey,
} from './lifecycle/keys';
export {
  definitionOf,
  hashedKey,
  packageData,
  packageHash,
  packageOf,
  parametersOf,
  structureMetadata,
  termsOf,
} from './lifecycle/structure';
export type { Structure, Terms } from './lifecycle/structure';
export { ChannelPolicies } from './policy/channel-policies';
export { configuredPolicy } from './policy/configured-policy';
export { compile } from './policy/evaluate';
export { PolicySyntaxError, envelope, outOf, parsePolicy, signedAs, signedBy } from './policy/language';
export { matcher } from './policy/principal';
export type { RoleName } from './policy/principal';
export { ChannelTrust } from './policy/trust';
export { byteKey, byteKeyOf, bytesOf, textOf } from './state/key';
export type { ByteKey } from './state/key';
export { hashedNamespace, privateNamespace } from './state/namespaces';
export type { Found, RangeCursor, State } from './state/state';
export { policyName, sameVersion, showVersion } from './state/version';
export type { Metadata, Origin, Version, VersionedValue } from './state/version';
export { originOf, validateBlock } from './validate/block';
export type { Validated, ValidatedBlock, ValidationContext } from './validate/block';
export { OpenedEnvelope } from './validate/envelope';
export { keyRead, versionMessage } from './validate/key-read';
export type { KeyRead } from './validate/key-read';
export { needsOf } from './validate/needs';
export type { Needs, Range } from './validate/needs';
export type { CommittedTransaction, HeaderType, ValidationCode } from './validate/outcome';
export { RangeReads } from './validate/range-reads';
export { readSets } from './validate/read-write-set';
export type { KeySets, NamespaceSets } from './validate/read-write-set';
export { readAction, readTransaction, typeOf } from './validate/transaction';
export type { Action } from './validate/transaction';
export { Updates } from './validate/updates';
export type { ChangedSpace } from './validate/updates';
export { checkTransaction } from './validate/well-formed';
