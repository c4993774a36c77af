/** The tables, for people who write SQL: `oneplusn index sql "SELECT ..."`. */

/** Counted up with every change of the tables. An index of another version is built again. */
export const schemaVersion = 2;

/** Tells the file of an index from other databases (SQLite's `application_id`): "1+Nx". */
export const applicationId = 0x312b4e78;

const tables = `
-- What the index is of: 'channel', and 'chain', which tells one ledger from all others (data hash of block 0).
CREATE TABLE about (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- One row a block, from 0 on without a gap. Hashes in hex; each names the hash of the block before.
CREATE TABLE blocks (
  number       INTEGER PRIMARY KEY,
  hash         TEXT NOT NULL,
  previous     TEXT NOT NULL,
  data         TEXT NOT NULL,     -- hash over its transactions
  transactions INTEGER NOT NULL   -- how many they are
) STRICT;

-- One row a block that sets the channel's configuration: who its members and its orderers are from then on.
CREATE TABLE configurations (
  block   INTEGER PRIMARY KEY REFERENCES blocks (number),
  content TEXT NOT NULL           -- the channel's group (common.ConfigGroup of Fabric), in base64
) STRICT;

-- One row a transaction, valid or not, in the order of the ledger: block, then position in it.
CREATE TABLE transactions (
  block    INTEGER NOT NULL REFERENCES blocks (number),
  position INTEGER NOT NULL,
  id       TEXT NOT NULL,         -- empty where it cannot be read; an invalid one may repeat the id of another
  type     TEXT NOT NULL,         -- ENDORSER_TRANSACTION, CONFIG
  code     TEXT NOT NULL,         -- the peer's verdict: VALID, MVCC_READ_CONFLICT, ENDORSEMENT_POLICY_FAILURE
  time     TEXT,                  -- when its sender says that it was made: 2026-03-01T08:00:00.000Z
  msp      TEXT,                  -- the authority of who signed it
  actor    TEXT,                  -- who signed it: GD/li
  chaincode TEXT,
  function TEXT,                  -- what it calls: access:open
  event    TEXT,                  -- what it says that it did: access.open
  problem  TEXT,                  -- why that is not true: event.unsigned; NULL where it is true
  PRIMARY KEY (block, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX transactions_by_id ON transactions (id);
CREATE INDEX transactions_by_actor ON transactions (actor, block);

-- Who has endorsed a transaction: one row a signature.
CREATE TABLE endorsements (
  block    INTEGER NOT NULL,
  position INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  msp      TEXT NOT NULL,
  verdict  TEXT NOT NULL,         -- sound; forged; unissued: by no authority's certificate
  PRIMARY KEY (block, position, place),
  FOREIGN KEY (block, position) REFERENCES transactions (block, position)
) STRICT, WITHOUT ROWID;

-- Facts with all their versions, and all that others have put in their places: one row a transaction and fact.
-- What the ledger itself takes for the fact has sealed = 1 and fits = 1.
CREATE TABLE facts (
  block    INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,         -- opening, grant, request, decision, dataset, actor, ...
  id       TEXT NOT NULL,         -- MHRSS/o-gd-5e0c61d9ab4287f3
  owner    TEXT NOT NULL,         -- MHRSS: who must vouch for it
  seal     TEXT,                  -- SHA-256 that the owner has sealed; NULL where the owner seals nothing
  sealed   INTEGER NOT NULL,      -- 1: by all whose fact it is, for an opening by its requester too
  told     INTEGER NOT NULL,      -- 1: the event of the transaction names it, and is true
  fits     INTEGER,               -- 1: the text is JSON, and the one that the owner's newest seal is of; NULL: no text
  removed  INTEGER NOT NULL,      -- 1: the text was removed
  text     TEXT,                  -- {"previous":"...","value":{...}}; under seal whatever stood there before
  PRIMARY KEY (block, position, kind, id),
  FOREIGN KEY (block, position) REFERENCES transactions (block, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_by_name ON facts (kind, id, block, position);
`;

/** A fact's newest version that all have sealed whose it is. No text is read but theirs: others may be no JSON. */
const current = `
CREATE VIEW current_facts AS
SELECT kind, id, owner, block, position, told, CASE WHEN sealed AND fits THEN text END AS text
FROM facts AS this
WHERE sealed = 1 AND fits = 1 AND NOT EXISTS (
  SELECT 1 FROM facts AS later
  WHERE later.kind = this.kind AND later.id = this.id AND later.sealed = 1 AND later.fits = 1
    AND (later.block, later.position) > (this.block, this.position)
);

-- What others have put in the places of facts, or removed there, and who: their owners have not sealed it.
CREATE VIEW intrusions AS
SELECT facts.kind, facts.id, facts.removed, facts.text, block, position, transactions.id AS txid, actor, function
FROM facts JOIN transactions USING (block, position)
WHERE facts.fits = 0 OR facts.removed = 1;
`;

/** What the views say of a kind of fact: the column, and where it stands in the value, if elsewhere. */
export const columns = {
  opening: [
    ...['state', 'denial=denial.code', 'provider', 'requester', 'department', 'actor', 'dataset', 'grant_id=grant'],
    ...['purpose', 'fields', 'records', 'at', 'expires'],
  ],
  grant: [
    ...['state', 'request', 'dataset', 'provider', 'requester', 'department', 'fields', 'purpose'],
    ...['quota_records=quota.records', 'quota_per=quota.per', 'expires', 'reason'],
  ],
  request: [
    ...['requester', 'department', 'dataset', 'fields', 'purpose', 'basis', 'scenario', 'days', 'due', 'renews'],
    ...['countersigned', 'completed', 'escalated', 'disputed', 'withdrawn'],
  ],
  handling: ['request', 'returned', 'extended'],
  oversight: ['request', 'escalated', 'ruling', 'outcome=ruling.outcome'],
  decision: ['request', 'outcome', 'grant_id=grant', 'reason'],
  dataset: ['state', 'provider', 'department', 'code', 'title', 'sharing=sharing.class', 'grade', 'version'],
} as const;

const viewOf = ([kind, fields]: [string, readonly string[]]): string => {
  const shown = fields.map((field) => {
    const [column = '', path = column] = field.split('=');
    return `json_extract(text, '$.value.${path}') AS ${column}`;
  });
  const all = ['id', ...shown, 'told', 'block', 'position'].join(',\n  ');
  return `CREATE VIEW ${kind}s AS SELECT ${all}\nFROM current_facts WHERE kind = '${kind}';`;
};

/** Makes an empty index. */
export const schema = [
  tables,
  current,
  ...Object.entries(columns).map(viewOf),
  `PRAGMA application_id = ${applicationId};`,
  `PRAGMA user_version = ${schemaVersion};`,
].join('\n');
