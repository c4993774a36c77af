/** Who opened the records of given people. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { OpenedKey } from '../../proof/opened';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { among } from '../../values/known';
import { BusinessKey } from '../../values/record';
import { FactId, Instant, Page, list, pageOf, text } from '../../values/scalars';
import { Opening, OwnOpening } from '../access';

/** Until when those concerned are not told. */
const Withheld = v.object({
  until: v.optional(
    field(Instant, {
      en: 'From this moment on they may be told; absent where somebody has to lift it.',
      zh: '自此刻起可以告知; 须经解除的没有此项。',
    }),
  ),
  basis: field(text(400), {
    en: 'The law that lets it wait.',
    zh: '可以暂不告知所依据的法律。',
    example: 'Personal Information Protection Law, article 18',
    exampleZh: '个人信息保护法 第十八条',
  }),
});

/** An opening that named one of the people asked about, with what proves it. */
export const Reading = shape(
  'reading',
  { en: 'reading', zh: '查阅留痕' },
  v.object({
    opening: field(v.union([Opening, OwnOpening]), {
      en: "Who opened, why, when, on which grant: of another authority, or of the provider's own people.",
      zh: '何人、为何、何时、凭何授权: 其他机构的调阅, 或本机构人员的内部调阅。',
    }),
    named: field(list(OpenedKey, limits.asked, 1), {
      en: 'Which of the keys asked about it named, each with its proof against the commitment of the opening.',
      zh: '该次调阅涉及所问主键中的哪些, 各附据调阅承诺值核对的证明。',
    }),
    withheld: v.optional(
      field(Withheld, {
        en: 'That the people concerned are not to be told of it yet; absent where they may be.',
        zh: '尚不得告知所涉个人; 可以告知的没有此项。',
      }),
    ),
  }),
);
export type Reading = v.InferOutput<typeof Reading>;

export const readers = transaction({
  name: 'audit.readers',
  kind: 'evaluate',
  searches: true,
  summary: { zh: '查询谁读过某人的数据', en: 'Who opened the records of these people' },
  about: {
    en:
      "Newest first, denied attempts and the authority's own people too. Worked out from what lies in the " +
      "provider's own collection, which nobody else can take away from. Only openings that named one of the keys are " +
      'shown, and of them only these keys. A page may be short or empty: go on while there is a `next`.',
    zh:
      '自新至旧, 含被拒绝的调阅和本机构人员的内部调阅。依据提供方自己集合中的内容, 其他机构无法删减。' +
      '只列涉及所问主键的调阅, 且只显示这些主键。一页可能不满或为空: 只要有 `next` 就继续。',
  },
  requires: {
    en: "That the dataset is the caller's own authority's, one's own peer is asked, and its vault key is in use.",
    zh: '目录条目属本机构, 由本机构节点应答, 且密文库密钥已启用。',
  },
  signers: ['caller'],
  callers: ['auditor'],
  input: v.object({
    dataset: DatasetId,
    since: v.optional(
      field(Instant, {
        en: 'Only readings at this moment or after it.',
        zh: '只列此刻及以后的查阅。',
      }),
    ),
    until: v.optional(
      field(Instant, {
        en: 'Only readings at this moment or before it.',
        zh: '只列此刻及以前的查阅。',
      }),
    ),
    audience: v.optional(
      field(v.picklist(['auditor', 'subject']), {
        en:
          'For whom: `auditor` shows all, with when it may be told; `subject` only what the people asked about may ' +
          'be told now.',
        zh: '供谁使用: `auditor` 显示全部, 并注明何时可告知; `subject` 只显示现在可告知所问之人的。',
        example: 'subject',
      }),
      'auditor',
    ),
    among,
    ...Page.entries,
  }),
  transient: v.object({
    keys: field(list(BusinessKey, limits.asked, 1), {
      en: 'The people asked about: their business keys. They reach the own peer alone, and are written nowhere.',
      zh: '所问何人: 其业务主键。只送达本机构节点, 不作任何记载。',
    }),
  }),
  output: v.object({
    ...pageOf(Reading).entries,
    unsound: field(list(FactId, limits.page), {
      en:
        'Openings whose sealed keys this service cannot open or that do not fit what stands on the ledger: whom they ' +
        'named is not known. Look at them with `ledger.fact`.',
      zh: '所封主键无法解开、或与账本内容不符的调阅: 不知涉及何人。请以 `ledger.fact` 逐一查看。',
      example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
    }),
  }),
  errors: [errors.ledger.notOwner, errors.records.wrongPeer, errors.vault.noKey],
});
