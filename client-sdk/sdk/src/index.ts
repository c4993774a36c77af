/**
 * The typed SDK of the OnePlusN ledger, on Fabric's gateway.
 * @packageDocumentation
 */
export { LedgerError, errors } from '@oneplusn/api';
export { OnePlusNError, isOnePlusNError } from '@oneplusn/errors';
export type { ErrorDescriptor, Language } from '@oneplusn/errors';
export type { CallOptions, Committed, Method, Methods, OptionsOf, Paged } from './calls/methods';
export { defineApp } from './apps/app';
export type { App, AppFilled, AppOn } from './apps/app';
export { enlistApp } from './apps/catalogue';
export type { AppShape } from './apps/shape';
export { fillBeginning, fillForm, partedFields } from './cases/fill';
export type { Added, FilledForm, FormData, HeldField, OpenField, ToBegin, ToFill, Typed } from './cases/fill';
export type { FetchOptions } from './cases/fetch';
export { reportCorrections } from './cases/report';
export type { ToReport } from './cases/report';
export { suppliedFields } from './cases/supplied';
export type { Supplied } from './cases/supplied';
export { blockOpener } from './connect/block-opener';
export { connect } from './connect/connect';
export type { ConnectOptions } from './connect/connect';
export { defaultDeadlines } from './calls/deadlines';
export type { Deadlines } from './calls/deadlines';
export type { Ledger } from './connect/ledger';
export type { Source } from './credentials/document';
export { ParsingError, parseYaml } from './credentials/yaml';
export type { Signer } from './credentials/external-signer';
export { readIdentity } from './credentials/identity';
export type { ReadOptions, SignerIdentity, SigningIdentity } from './credentials/identity';
export { readProfile } from './credentials/profile';
export type { PeerAddress, Profile } from './credentials/profile';
export { opensslSigner } from './credentials/signer';
export type { SignMessage } from './credentials/signer';
export { defineDataset } from './dataset/define';
export type {
  DatasetDefinition,
  FieldOf,
  PublishableDefinition,
  RecordOf,
  ReleaseOf,
  ReleasedRecord,
  SelectionOf,
} from './dataset/define';
export type { Requested, TypedGrant, Wanted } from './dataset/grant';
export type { DatasetHandle, EmergencyOf, KeyOf, StoredRecord } from './dataset/handle';
export type { OpenOptions, OpenedEntry, OpenedRecords } from './dataset/open';
export type { OwnEntry, OwnRecords, OwnWanted } from './dataset/own';
export { OpeningDenied } from './dataset/opening';
export type { PutOptions, PutSummary } from './dataset/put';
export type { KnownOpenings, Reading, ReadersWanted, TellingWanted } from './dataset/readers';
export { InvalidDataError, NotReportedError, PutIncompleteError } from './errors/data';
export type { RowProblem, RowRange } from './errors/data';
export {
  CommitUnknownError,
  ConfigurationError,
  ConnectionError,
  InputError,
  ProofError,
  SdkError,
  TransactionError,
} from './errors/sdk-error';
export { sdkErrors } from './errors/table';
export type { BlocksOptions } from './events/blocks';
export { fileCheckpoint } from './events/checkpoint';
export type { Checkpoint, Position } from './events/checkpoint';
export type { CheckOptions, OpeningsCheck } from './events/check-openings';
export type { EventsOptions, LedgerEvent, UnverifiedEvent } from './events/events';
export type { BlockTransaction, OpenedBlock } from './events/read-block';
export type { FactVersion } from './events/versions';
export type { Meddling } from './events/meddling';
export type { FactName } from './events/writes';
export { tellReaders } from './corrections/tell';
export type { Told } from './corrections/tell';
export type { CouldRead, Effect } from './grants/coverage';
export { effectOfApproval, usageOfGrants, whoCouldRead } from './grants/overview';
export type { Usage } from './grants/usage';
export { endorsedBy } from './signing/endorsed';
export type { Asked, EndorsedTransaction } from './signing/endorsed';
export { Endorsers } from './signing/endorsers';
export type { Roots } from './signing/endorsers';
export { dial, DialError, reachProblem } from './transport/dial';
export { collectionOf, restoreCollection } from './vault/backup';
export type { Restored, StoredEntry } from './vault/backup';
export { renewVault } from './vault/renew';
export type { VaultProgress } from './vault/renew';
