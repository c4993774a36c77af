/**
 * The one description of every OnePlusN transaction, domain type and error.
 *
 * Pure: no I/O, no clock, no randomness. The contracts, the SDK, the metadata and the reference are derived from it.
 * @packageDocumentation
 */
export { canonicalJson, digest, sha256 } from './canonical';
export type { Json } from './canonical';
export { derive, fits, isReleasable, releases } from './dataset/derive';
export { schemaProblem } from './dataset/contradictions';
export { fieldsSchema } from './dataset/validator';
export { DatasetSchema, Derivation, FieldName, Fields, Item, formats, grades } from './dataset/schema';
export type { Format, Grade } from './dataset/schema';
export {
  access,
  allTransactions,
  audit,
  catalog,
  correction,
  ledger,
  process,
  records,
  registry,
  review,
  transactions,
  vault,
} from './domains';
export type { Domain, Transactions } from './domains';
export { LedgerError, errors, errorsByCode, fail, lexicon, problems, problemsByKey } from './errors';
export type { LedgerArgument, LedgerArguments } from './errors';
export { wordOf } from './words';
export { Sheet, leafIn, sheetRoot, sheetSize, sheetsOf } from './proof/sheet';
export { Share, bundleSize, bundleTree, shareOf, sharedRoot } from './proof/bundle';
export { DisclosedField, RecordProof, commit, disclose, fieldsOf, layoutOf, leavesOf } from './proof/commitment';
export type { CommittedRecord, Leaf, RecordName } from './proof/commitment';
export { blindedName, businessKey, keyProblem, keyedDigest, keysCommitment, seedOf } from './proof/keys';
export { OpenedKey, isOpened, openedKeys } from './proof/opened';
export type { OpenedKeys } from './proof/opened';
export { isNoticed, noticeToken } from './proof/notice';
export { leafHash, merkleTree, proofOf, rootFrom } from './proof/merkle';
export type { MerkleTree } from './proof/merkle';
export { verifyRecord } from './proof/verify';
export type { ExpectedRecord } from './proof/verify';
export { Definition } from './process/definition';
export type {
  ProcessAction,
  ProcessCall,
  ProcessFee,
  ProcessFetch,
  ProcessForm,
  ProcessGroup,
  ProcessNotice,
  ProcessState,
} from './process/definition';
export { itemsOf, rowsProblem, rowsText } from './process/items';
export { noticeSays } from './process/notices';
export { askedSchema, kindProblem } from './process/asked';
export { Guard, holds } from './guard/guard';
export { guardMisfits, misfitProblem } from './guard/misfits';
export { chartOf } from './process/courses';
export type { Chart } from './process/courses';
export { begun, endIn, fromOf, isOver, moved, offered, resumed } from './process/run';
export { definitionProblems } from './process/check';
export { namedProblems } from './process/check/by-name';
export { field, form, forms, saidIn, shape, shapes } from './fields/field';
export type { Form, Meaning, Said } from './fields/field';
export { labelOf } from './fields/labels';
export { limits } from './fields/limits';
export { units } from './fields/units';
export { fit, fitTransient, fitting } from './fit';
export type { Fitting, Misfit } from './fit';
export { keyCheck, recordCheck } from './rows';
export type { Described, FieldProblem } from './rows';
export { decodeText } from './text/decode';
export type { Decoded } from './text/decode';
export { encodingNamed, encodings } from './text/encoding';
export type { Encoding } from './text/encoding';
export { issueProblem } from './issue';
export { shapeOf, shapesOf } from './json-schema';
export type { Shapes } from './json-schema';
export { askedSigners, namedSigners, signedAlone } from './signers';
export { isDecision, maxCallBytes, roles } from './transaction';
export type {
  Envelope,
  Given,
  InputOf,
  Kind,
  OutputOf,
  ParsedInputOf,
  Role,
  Signer,
  Transaction,
  TransientOf,
  Way,
} from './transaction';
export {
  FactId,
  Hash,
  Instant,
  LocalName,
  Msp,
  Provenance,
  RequestId,
  isFactId,
  isLocalName,
  ownerOf,
  partnerIn,
} from './values/scalars';
export type { PageOf } from './values/scalars';
export type { Known } from './values/known';
export { actorId, administratorId } from './values/actors';
export { dayOf, isDay } from './values/days';
export { creditCheck, creditCodeProblem, divisionProblem, residentIdProblem } from './values/identifiers';
export { addressIn, addressText } from './values/address';
export type { Address } from './values/address';
export { isWithin } from './values/department';
