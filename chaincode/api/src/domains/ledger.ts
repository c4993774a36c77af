import * as v from 'valibot';
import { errors } from '../errors';
import { transaction } from '../transaction';
import { FactId, Hash, Instant, Msp, RequestId, text } from '../values/scalars';

/** The kinds of fact that the ledger holds. */
export const factKinds = [
  'constitution',
  'authority',
  'department',
  'actor',
  'parameter',
  'calendar',
  'proposal',
  'vote',
  'dataset',
  'batch',
  'record',
  'request',
  'decision',
  'grant',
  'opening',
  'system',
  'application',
  'findings',
  'route',
  'approval',
] as const;
export const FactKind = v.picklist(factKinds);
export type FactKind = v.InferOutput<typeof FactKind>;

/** A fact as it stands on the caller's peer, and whether its owners' seals hold. */
export const FactView = v.object({
  kind: FactKind,
  id: FactId,
  value: v.optional(v.unknown()),
  seals: v.array(v.object({ msp: Msp, state: v.picklist(['intact', 'broken', 'absent']) })),
});

/** Looks at any fact with its seals: what an auditor starts from. */
export const fact = transaction({
  name: 'ledger.fact',
  kind: 'evaluate',
  summary: { zh: '查看一项事实及其封印', en: 'Show a fact and whether its seals hold' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ kind: FactKind, id: FactId }),
  output: FactView,
  errors: [errors.ledger.notFound],
});

/** The owner's own copy of a fact, from its implicit collection; only the owner's peers hold it. */
export const copy = transaction({
  name: 'ledger.copy',
  kind: 'evaluate',
  summary: { zh: '取所有者保存的副本', en: "Fetch the owner's own copy of a fact" },
  signers: [{ owner: 'id' }],
  callers: 'anyone',
  input: v.object({ kind: FactKind, id: FactId }),
  output: v.object({ content: text(1_000_000), hash: Hash }),
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.notOnThisPeer],
});

/** Puts a damaged fact back from its owner's copy. */
export const restore = transaction({
  name: 'ledger.restore',
  kind: 'submit',
  summary: { zh: '按所有者副本恢复被篡改的事实', en: "Restore a damaged fact from its owner's copy" },
  signers: [{ owner: 'id' }, 'witness'],
  callers: 'anyone',
  input: v.object({ kind: FactKind, id: FactId, content: text(1_000_000) }),
  output: v.object({ restored: v.boolean() }),
  errors: [errors.ledger.copyMissing, errors.ledger.notOwner],
});

/** The first result of a write, by its request id: for a client that never saw the answer. */
export const receipt = transaction({
  name: 'ledger.receipt',
  kind: 'evaluate',
  summary: { zh: '按请求编号查询首次结果', en: 'Look up the first result of a write by its request id' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ requestId: RequestId }),
  output: v.object({ transaction: v.string(), txId: v.string(), at: Instant, result: v.unknown() }),
  errors: [errors.ledger.notFound],
});
