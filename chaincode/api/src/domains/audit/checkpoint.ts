/** What an authority says of the chain that its own peer holds, for others to hold theirs against. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { transaction } from '../../transaction';
import { Hash, integer, provenance } from '../../values/scalars';

const block = field(integer(1, Number.MAX_SAFE_INTEGER), {
  en: 'The number of the last block that is meant; all before it are meant too, since each names the one before.',
  zh: '所指最后一个区块的编号; 每块都写有前一块的散列, 因此也包括此前各块。',
  example: 1200,
});

const hash = field(Hash, {
  en: 'The hash of the header of that block, as the authority worked it out from its own peer.',
  zh: '该区块头部的散列, 由本机构据自己的节点算出。',
});

const flags = field(Hash, {
  en:
    'A digest over the verdicts on all transactions up to that block, one after the other: two peers that judged one ' +
    'transaction differently have different ones.',
  zh: '对截至该区块各笔交易校验结果逐块累计的摘要: 只要对一笔交易判定不同, 摘要就不同。',
});

const commit = field(Hash, {
  en: "Fabric's own digest over those verdicts and what they changed in the state, as the block has it at that peer.",
  zh: 'Fabric 对校验结果及其引起的状态变更所作的摘要, 取自本机构节点上的该区块。',
});

const content = { block, hash, flags, commit };

/** 检查点: what an authority says of the chain up to a block; it lies in its own collection. */
export const Checkpoint = shape('checkpoint', { en: 'checkpoint', zh: '检查点' }, v.object({ ...content, provenance }));
export type Checkpoint = v.InferOutput<typeof Checkpoint>;

export const checkpoint = transaction({
  name: 'audit.checkpoint',
  kind: 'submit',
  summary: { zh: '封存检查点: 本机构节点所见的链', en: "Seal what the own peer's chain is up to a block" },
  about: {
    en:
      'One signs it alone. The ledger cannot look at its own blocks: it takes the word of who calls, and holds that ' +
      'nobody says two things of one block. `oneplusn evidence checkpoint` works it out and `oneplusn evidence ' +
      'checkpoints` compares those of all.',
    zh:
      '由本机构单独签署。账本无法查看自己的区块: 以调用方所述为准, 但对同一区块不得前后不一。' +
      '`oneplusn evidence checkpoint` 计算并封存, `oneplusn evidence checkpoints` 比对各机构的检查点。',
  },
  requires: {
    en: 'That the authority has sealed nothing else of this block.',
    zh: '本机构对该区块没有封存过不同的内容。',
  },
  emits: {
    en: "No fact: a note in the authority's own collection. What it says stands in the transaction.",
    zh: '不写事实: 只在本机构集合中留一条记录。所述内容即在交易之中。',
  },
  signers: ['caller'],
  callers: ['auditor', 'administrator'],
  repeatable: true,
  lasting: true,
  input: v.object(content),
  output: Checkpoint,
  errors: [
    errors.audit.checkpointDiffers,
    // The answer to a request id is kept in the vault, as with all that one signs alone.
    errors.vault.noKey,
    errors.vault.notPrepared,
    errors.vault.wrongKey,
  ],
});
