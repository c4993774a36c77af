import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { DatasetId } from '../../values/dataset';
import { BusinessKey } from '../../values/record';
import { FactId, Hash, Instant, Secret, TxId, integer, list, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';
import { FieldSelection, Purpose } from './selection';
import { providerMsp, requesterMsp } from './request';

/** What an attempt to open says of itself, beside the dataset. */
export const ofOneDataset = {
  grant: v.optional(
    field(FactId, {
      en: 'What the caller relies on. An attempt without one is recorded and denied.',
      zh: '调用方所依据的授权。不写明的同样留痕, 但不予允许。',
      example: 'MHRSS/g-5e0c61d9ab4287f3',
    }),
  ),
  delegation: v.optional(
    field(FactId, {
      en: 'By what the grant was passed on to the department of the caller; absent where that holds it itself.',
      zh: '授权经何转授给调用方部门; 自身即被授权部门的不填。',
      example: 'GD/l-5e0c61d9ab4287f3',
    }),
  ),
  plan: v.optional(
    field(FactId, {
      en: 'The emergency plan relied on in place of a grant; it takes a reason, and a review follows.',
      zh: '应急时代替授权所依据的预案; 须写明理由, 并须事后核查。',
      example: 'MHRSS/e-5e0c61d9ab4287f3',
    }),
  ),
  reason: v.optional(
    field(text(400), {
      en: 'Why there is an emergency, where a plan is relied on; absent otherwise. Name nobody: all members see it.',
      zh: '依据预案时, 何以应急; 其余不填。各方可见, 不要写明个人。',
      example: 'People from the flooded villages have no papers',
      exampleZh: '受灾群众证件遗失, 须核对身份',
    }),
  ),
  fields: field(FieldSelection, {
    en: 'The items to be read and how much of each: no more than the grant allows.',
    zh: '要读取哪些信息项、各读多少: 不得超出授权。',
  }),
  purpose: field(Purpose, {
    en: 'What the records are read for; it must be the very purpose that was granted.',
    zh: '读取用于什么; 须与授权的用途完全一致。',
  }),
  records: field(integer(1, limits.opening), {
    en: 'How many records are opened. All of them count against the quota, found or not.',
    zh: '调阅多少条。不论有无记录, 均计入额度。',
    unit: units.record,
    example: 1,
  }),
};

/** Why an attempt is turned away, and leaves nothing; whatever else speaks against it is written down as a denial. */
export const turnedAway = [
  errors.ledger.malformed,
  errors.ledger.requestReused,
  errors.registry.unknownAuthority,
  errors.access.nothingToRequest,
  errors.access.ownData,
  errors.access.sealedElsewhere,
  errors.records.keyImpossible,
] as const;

/** What an attempt to open says of itself. */
export const attempt = { dataset: DatasetId, ...ofOneDataset };

/** The public key that an opening's keys are sealed to, so that its provider's auditors can tell whom it named. */
export const disclosureKey = field(Hash, {
  en: "The provider's public key for disclosure (X25519), as `access.disclosureKey` gives it.",
  zh: '提供方用于查阅留痕的公钥 (X25519), 由 `access.disclosureKey` 给出。',
});

/** Whose records an opening, of either kind, is of. */
export const keysToOpen = v.object({
  keys: field(list(BusinessKey, limits.opening, 1), {
    en: 'Whose records are opened: their business keys, none twice, as many as announced.',
    zh: '调阅谁的记录: 各业务主键, 不得重复, 数量与声明一致。',
  }),
  salt: field(Secret, {
    en:
      'New random bytes; keep them, since reading asks for them again, and they prove later whose records were ' +
      'opened.',
    zh: '新的随机字节; 须妥善保存: 读取时还要用, 事后可凭此证明调阅了谁的记录。',
  }),
});

/** The same for an opening of another authority's records. */
export const keysToSeal = v.object({ ...keysToOpen.entries, sealTo: disclosureKey });

/** What a committed opening, of either kind, tells of itself. */
export const committed = {
  keys: field(Hash, {
    en:
      "Merkle root of the business keys, each hashed with a salt derived from the caller's: each key can be proved " +
      'later by itself, and nobody can tell them now.',
    zh: '各业务主键的 Merkle 根, 每个主键与由调用方的盐派生的盐一同计算: 事后可逐个证明, 此前不向任何人透露。',
  }),
  at: field(Instant, {
    en: 'When it was opened, by the timestamp of its transaction.',
    zh: '何时调阅, 以其交易的时间戳为准。',
  }),
  txId: field(TxId, {
    en: 'The transaction that committed it, for whoever looks up its block.',
    zh: '使其上链的那笔交易, 供查找所在区块。',
  }),
};

/**
 * 调阅: a committed transaction that names what is read, under which grant; allowed or denied. Sealed by provider and
 * requester.
 */
export const Opening = shape(
  'opening',
  { en: 'opening', zh: '调阅' },
  v.object({
    id: field(FactId, {
      en: 'Under this the records are read (`records.read`), and auditors find the attempt.',
      zh: '据此读取记录 (`records.read`), 审计据此查找。',
      example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
    }),
    state: field(v.picklist(['allowed', 'denied']), {
      en: 'Whether the records may be read. A denied attempt stays on the ledger too.',
      zh: '可否读取。不予允许的同样留在账本上。',
      example: 'allowed',
    }),
    denial: v.optional(
      field(
        v.object({
          code: field(text(40), {
            en: 'Which rule refused it, as a code of the table of errors.',
            zh: '哪条规则不予允许, 为错误表中的代码。',
            example: 'ACCESS-122',
          }),
          args: field(
            v.pipe(
              v.record(
                field(text(64), {
                  en: 'Which placeholder of the message is filled in.',
                  zh: '填入信息中的哪个占位符。',
                  example: 'grant',
                }),
                v.union([
                  field(text(1000, 0), {
                    en: 'What the message of that error names, where it is text.',
                    zh: '该错误信息中所指的文本内容。',
                    example: 'MHRSS/g-5e0c61d9ab4287f3',
                  }),
                  field(integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), {
                    en: 'What the message of that error names, where it is a number.',
                    zh: '该错误信息中所指的数。',
                    example: 3,
                  }),
                ]),
              ),
              v.maxEntries(20),
            ),
            {
              en: 'What the message of that error is filled in with.',
              zh: '填入该错误信息的各项内容。',
              example: { grant: 'MHRSS/g-5e0c61d9ab4287f3' },
            },
          ),
        }),
        {
          en: 'Why it was denied; absent where it was allowed.',
          zh: '不予允许的原因; 获允许时没有。',
        },
      ),
    ),
    ...attempt,
    provider: providerMsp,
    requester: requesterMsp,
    department: v.optional(
      field(DepartmentPath, {
        en: 'Where the caller was enrolled at that moment; absent where the caller had no standing.',
        zh: '调用方当时登记所在的部门; 未登记的没有。',
      }),
    ),
    actor: field(FactId, {
      en: 'The person who opened; nobody else can read under it.',
      zh: '办理调阅的人员; 他人不能据此读取。',
      example: 'GD/li',
    }),
    ...committed,
    expires: v.optional(
      field(Instant, {
        en: 'Until when the records can be read under it; absent where it was denied.',
        zh: '据此读取的截止时刻; 不予允许的没有。',
      }),
    ),
    reviewBy: v.optional(
      field(Instant, {
        en: 'By when somebody else has to review it: there where it was allowed by an emergency plan, and only there.',
        zh: '须由他人核查的期限; 只有据应急预案获允许的才有。',
      }),
    ),
  }),
);
export type Opening = v.InferOutput<typeof Opening>;
