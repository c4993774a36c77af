/**
 * The limits that more than one place needs. A limit of a single field stands where the field is declared; code that
 * keeps one imports it from here.
 */
export const limits = {
  /** Items of one page. */
  page: 200,
  /** Records put by one call. */
  batch: 500,
  /** Keys looked up by one call of `records.getMany`, and commitments by one of `records.commitments`. */
  lookup: 200,
  /** Records named by one opening. */
  opening: 1000,
  /** Openings made by one call of `access.openMany`. */
  openings: 64,
  /** People asked about by one call of `audit.readers`. */
  asked: 100,
  /** Records given by one call of `records.read`. */
  read: 200,
  /** Entries of the vault in one call. */
  vaultEntries: 200,
  /** Information items of a dataset, and so fields of a record. */
  fields: 100,
  /** Derivations that one information item may declare. */
  derivations: 8,
  /** Fields that together name a record. */
  keyFields: 4,
  /** Characters of a business key. */
  businessKey: 256,
  /** Characters of a text whose information item sets no limit of its own. */
  fieldText: 10_000,
  /** Versions of a fact or record in one answer. */
  versions: 1000,
  /** Authorities of a network. */
  authorities: 1000,
  /** Similar projects that a review reports. */
  findings: 20,
  /** Functions of a project. */
  functions: 40,
  /** Phrases that a finding names. */
  sharedTerms: 8,
  /** Characters of such a phrase. */
  sharedTerm: 40,
  /** Systems registered by one call. */
  systems: 100,
  /** Projects whose index entries one call rebuilds. */
  reindexed: 100,
  /** Problems of the index that one check names. */
  indexProblems: 1000,
  /** Damaged index entries that a review names. */
  damaged: 100,
  /** Entries of the list of openings that one page of an audit looks at. */
  audited: 1000,
  /** Openings whose sealed keys one call looks into: each takes its service a millisecond, which others wait for. */
  unsealed: 200,
  /** States of a process. */
  states: 200,
  /** Actions of a process. */
  actions: 600,
  /** Forms of a process. */
  forms: 50,
  /** Records that one form fetches. */
  fetches: 20,
  /** Groups of rows on one form, and rows of a group. */
  groups: 10,
  groupRows: 50,
  /** Notices and fees of a process. */
  notices: 50,
  fees: 20,
  /** How deep cases may be begun by cases. */
  calls: 4,
  /** Cases of one resident that the authority lists. */
  residentCases: 200,
  /** Branches that one fork may have. */
  branches: 8,
  /** Parts of one guard at each of its levels. */
  guardParts: 16,
  /** Values that a guard may list. */
  guardValues: 100,
  /** Conditions that one step puts on the records of a grant, and those of all steps together. */
  conditions: 4,
  conditionsTogether: 16,
  /** How many times a delegation may be passed on further, one below the other. */
  delegationDepth: 4,
  /** Entries of whom a standing policy or an emergency plan is for. */
  whose: 50,
  /** Purposes that one standing policy is for. */
  purposes: 20,
  /** Problems of a definition that one refusal names. */
  processProblems: 50,
  /** Fields that a case gathers over all its forms. */
  caseFields: 400,
  /** Steps of a case. */
  steps: 10_000,
  /** Grants that one change of a sharing class ends. */
  reclassified: 100,
  /** Days for which a grant may hold. */
  grantDays: 1095,
} as const;
