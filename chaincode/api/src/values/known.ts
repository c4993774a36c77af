/** Facts that a caller knows of from blocks: any two authorities can empty a list, nobody a block. */
import * as v from 'valibot';
import { field } from '../fields/field';
import { limits } from '../fields/limits';
import { FactId, list, text } from './scalars';

const Known = v.object({
  id: field(FactId, {
    en: 'A fact of the kind that is listed.',
    zh: '一项事实, 属于所列的类别。',
    example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
  }),
  text: v.optional(
    field(text(1_000_000), {
      en:
        'Its text as blocks have it. It is gone by where others have spoilt what stands in its place, and only if ' +
        'all whose fact it is have sealed it.',
      zh: '区块中的原文。其位置上的文本被他人改动时以此为准, 且须与相关各方的封印相符。',
      example: '{"value":{"id":"MHRSS/o-gd-5e0c61d9ab4287f3"}}',
    }),
  ),
});
/** A fact that a caller knows of. */
export type Known = v.InferOutput<typeof Known>;

/** What an index of blocks has found, to be answered in the place of the ledger's own list. */
export const among = v.optional(
  field(list(Known, limits.page, 1), {
    en:
      'Only these, in this order, as an index of the blocks names them: each is looked at by itself, whatever the ' +
      "ledger's own list says. There is no `next` then; what is of another kind, or fits no other wish, is left out.",
    zh: '只看这些, 按此次序, 由区块的索引给出: 逐一查看, 不论账本自己的列表如何。此时没有 `next`; 类别不符或不合其他条件的不列。',
  }),
);

/** Which of them nobody can tell of now. */
export const unsound = v.optional(
  field(list(FactId, limits.page), {
    en: 'Of `among`: those whose text is spoilt, and none was given that fits the seals. Restore them.',
    zh: '`among` 中文本已被改动、又未给出与封印相符的原文的: 请先恢复。',
    example: ['GD/r-5e0c61d9ab4287f3'],
  }),
);
