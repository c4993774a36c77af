/** What the ledger module itself offers: facts and their seals, receipts. */
import * as v from 'valibot';
import { errors } from '../errors';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { transaction } from '../transaction';
import { FactKind, factKinds } from '../values/fact-kinds';
import { FactId, Hash, Instant, Msp, RequestId, TxId, list, text } from '../values/scalars';

export { FactKind, factKinds };

const named = {
  kind: field(FactKind, {
    en: 'What sort of fact it is: two facts of different kinds may have the same id.',
    zh: '事实属于哪一类: 不同类别的两项事实可以同号。',
    example: 'dataset',
  }),
  id: field(FactId, {
    en: "Which fact is meant: its owner's id, a slash, its name there.",
    zh: '指明是哪项事实: 所有者的机构代码、斜杠、在该机构内的名称。',
  }),
};

const content = field(text(1_000_000), {
  en: 'The exact text that the seal was made over: value and digest of the version before, as canonical JSON.',
  zh: '封印所依据的原文: 值与前一版本的摘要值, 写作规范 JSON。',
  example: '{"value":{"id":"MHRSS/insured"}}',
});

/** A fact as it stands on the caller's peer, and whether its owners' seals hold. */
export const FactView = v.object({
  ...named,
  value: v.optional(
    field(v.unknown(), {
      en: "What stands in public state, as the fact's kind has it; absent where it cannot be read.",
      zh: '公共状态中的内容, 形式随类别而定; 无法解读时没有。',
    }),
  ),
  seals: field(
    list(
      v.object({
        msp: field(Msp, {
          en: 'Whose seal it is: the owner of the fact, or a party of the opening.',
          zh: '谁的封印: 事实的所有者, 或调阅的一方。',
        }),
        state: field(v.picklist(['intact', 'broken', 'absent']), {
          en: 'Whether the sealed copy has the hash of what stands in public; `absent` where there is no copy.',
          zh: '封印副本与公共状态的散列是否一致; 没有副本为 `absent`。',
          example: 'intact',
        }),
      }),
      2,
    ),
    {
      en: 'The seal of each who has to vouch for it. The fact counts only where all are intact.',
      zh: '须为其作证的各方封印。全部完好, 事实才有效。',
    },
  ),
  holders: v.optional(
    field(
      list(
        field(text(64), {
          en: 'One that the policy names, by its id; `?` where the policy cannot be read.',
          zh: '策略所列的一家, 以代码表示; 策略无法解读时为 `?`。',
          example: 'GD',
        }),
        limits.authorities,
      ),
      {
        en:
          'Who holds its public name shut by a policy of their own on that key, so that others cannot write there. ' +
          'Absent where nobody does.',
        zh: '谁以自设的键级策略封住了它的公开键, 使其他机构无法写入。无人封住时没有此项。',
      },
    ),
  ),
});

export const fact = transaction({
  name: 'ledger.fact',
  kind: 'evaluate',
  summary: { zh: '查看一项事实及其封印', en: 'Show a fact and whether its seals hold' },
  about: {
    en: 'What an auditor starts from. A damaged fact is shown too, with what is wrong with its seals.',
    zh: '审计由此入手。被篡改的同样给出, 并注明封印有何不符。',
  },
  requires: {
    en: 'That something stands there, be it only the text or only a seal.',
    zh: '该处有内容, 即使只有文本或只有封印。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object(named),
  output: FactView,
  errors: [errors.ledger.notFound],
});

export const copy = transaction({
  name: 'ledger.copy',
  kind: 'evaluate',
  summary: { zh: '取所有者保存的副本', en: "Fetch the owner's own copy of a fact" },
  about: {
    en: "It lies in the owner's implicit collection, and only the owner's peers hold it.",
    zh: '副本在所有者的隐式集合中, 只有其节点持有。',
  },
  requires: {
    en: 'That the answering peer is one of the owner, and has the copy.',
    zh: '应答的节点属于所有者, 且持有副本。',
  },
  signers: [{ owner: 'id' }],
  callers: 'anyone',
  input: v.object(named),
  output: v.object({
    content,
    hash: field(Hash, {
      en: 'SHA-256 of the content; every peer can hold it against the hash that it has of the sealed copy.',
      zh: '该原文的 SHA-256; 各节点可与自己所存的封印副本散列核对。',
    }),
  }),
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.notOnThisPeer],
});

export const restore = transaction({
  name: 'ledger.restore',
  kind: 'submit',
  summary: { zh: '按所有者副本恢复被篡改的事实', en: "Restore a damaged fact from its owner's copy" },
  about: {
    en: 'Needs no trust in the caller: the content is put back only where every sealer holds its hash.',
    zh: '无需信任调用方: 只有各封印方都持有该内容的散列时才放回。',
  },
  requires: {
    en: 'That the content is the very text that was sealed.',
    zh: '所给内容正是封印时的原文。',
  },
  emits: {
    en: 'The fact as it was sealed; nothing where it stands as it should.',
    zh: '恢复为封印所载的事实; 原本完好的不作写入。',
  },
  signers: [{ owner: 'id' }, 'witness'],
  callers: 'anyone',
  input: v.object({ ...named, content }),
  output: v.object({
    restored: field(v.boolean(), {
      en: 'True where it was put back; false where it already stood as sealed.',
      zh: 'true 为已放回; false 为原本与封印一致。',
      example: true,
    }),
  }),
  errors: [errors.ledger.copyMissing, errors.ledger.notOwner],
});

export const receipt = transaction({
  name: 'ledger.receipt',
  kind: 'evaluate',
  summary: { zh: '按请求编号查询首次结果', en: 'Look up the first result of a write by its request id' },
  about: {
    en: 'For a client that never saw the answer. Everybody sees the receipts of their own requests only.',
    zh: '供没有收到回答的客户端使用。各人只能查自己的请求。',
  },
  requires: {
    en: 'That a write of the caller with this request id was committed.',
    zh: '调用方以该请求编号所作的写入已上链。',
  },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    requestId: field(RequestId, {
      en: 'The name that the caller gave to the write.',
      zh: '调用方当时为该次写入所起的名称。',
    }),
  }),
  output: v.object({
    transaction: field(text(80), {
      en: 'What was called then, by its name in this reference.',
      zh: '当时调用的是什么, 以本参考中的名称写明。',
      example: 'access.request',
    }),
    txId: field(TxId, {
      en: 'The Fabric transaction that committed the first result.',
      zh: '使首次结果上链的 Fabric 交易。',
    }),
    at: field(Instant, {
      en: 'When that was, by the timestamp of the transaction.',
      zh: '当时的时刻, 以交易的时间戳为准。',
    }),
    result: field(v.unknown(), {
      en: 'The answer given then, in the form of the output of that transaction.',
      zh: '当时的回答, 形式同该交易的输出。',
    }),
  }),
  errors: [errors.ledger.notFound],
});
