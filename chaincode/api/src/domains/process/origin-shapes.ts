import * as v from 'valibot';
import { Derivation, FieldName } from '../../dataset/schema';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { RecordProof } from '../../proof/commitment';
import { OpenedKey } from '../../proof/opened';
import { DatasetId } from '../../values/dataset';
import { RecordVersion, Revision } from '../../values/record';
import { FactId, Hash, integer, list, text } from '../../values/scalars';

const at = field(integer(0, limits.fetches - 1), {
  en: 'Which fetch of the form it answers, counted from 0.',
  zh: '对应表单的第几项调取, 自 0 计。',
  example: 0,
});

const opening = field(FactId, {
  en: "The caller's own opening under which the record was read; open data has none.",
  zh: '凭以读取该记录的本人调阅; 无条件共享的没有。',
  example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
});

/** Under which openings a form was filled: they stand on the ledger for all to see, unlike what was read. */
export const Openings = list(v.object({ at, opening }), limits.fetches);

/** What a form's fetch brought, as the caller hands it over with the form. */
export const Fetched = shape(
  'fetched',
  { en: 'fetched record', zh: '调取结果' },
  v.object({
    at,
    named: v.optional(
      field(OpenedKey, {
        en: 'Shows that the opening was of this very record.',
        zh: '证明该次调阅所指正是该记录。',
      }),
    ),
    proof: v.optional(
      field(RecordProof, {
        en: 'The values and what proves them; absent where the provider holds none, and for data that needs no proof.',
        zh: '各值及其证明; 提供方没有记录的, 以及无需证明的, 没有此项。',
      }),
    ),
    version: v.optional(
      field(RecordVersion, {
        en: 'Of open or own data: the version that the person saw. Another one now is refused.',
        zh: '无条件共享或本机构的数据: 填写人所见的版本; 现行版本不同的不予受理。',
        example: 2,
      }),
    ),
  }),
);
export type Fetched = v.InferOutput<typeof Fetched>;

/** Why a fetched field says what a person said, and not what the state holds. */
export const Why = v.picklist(['corrected', 'absent', 'denied', 'unanswered']);
export type Why = v.InferOutput<typeof Why>;

const why = field(Why, {
  en:
    'Whether what the state holds is said to be wrong (`corrected`), it holds none (`absent`), no grant lets it be ' +
    'read (`denied`), or its holder did not answer (`unanswered`).',
  zh: '`corrected`: 申请人认为所载有误; `absent`: 查无记录; `denied`: 没有可用的授权; `unanswered`: 提供方没有应答。',
  example: 'corrected',
});

const reason = v.optional(
  field(text(400), {
    en: 'What the applicant says of it; a correction needs one.',
    zh: '申请人的说明; 更正须写明。',
    example: 'moved in May, the register is not up to date',
    exampleZh: '五月已迁居, 登记尚未更新',
  }),
);

/** What a person declares of fields that are fetched. */
export const Declarations = v.pipe(v.record(FieldName, v.object({ why, reason })), v.maxEntries(limits.fields));

/** Where a fetched value comes from. */
export const Source = shape(
  'field-source',
  { en: 'source of a value', zh: '值的来源' },
  v.object({
    dataset: DatasetId,
    item: field(FieldName, {
      en: 'Under what name the provider keeps the value.',
      zh: '该值在提供方目录条目中的名称。',
      example: 'name',
    }),
    as: field(Derivation, { en: 'How much of the item was released.', zh: '给出的形式: 完整值或脱敏后的值。' }),
    version: RecordVersion,
    revision: Revision,
    grant: v.optional(
      field(FactId, {
        en: 'What entitled to it; open and own data needs no grant.',
        zh: '凭哪项授权; 无条件共享和本机构的数据没有。',
        example: 'MHRSS/g-5e0c61d9ab4287f3',
      }),
    ),
    opening: v.optional(
      field(FactId, {
        en: 'Where the reading stands on the ledger; open data leaves none.',
        zh: '账本上的调阅; 无条件共享的没有。',
        example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
      }),
    ),
    proof: v.optional(
      field(Hash, {
        en: 'SHA-256 of the record proof, which the vault keeps with the step (`process.evidence`).',
        zh: '记录证明的 SHA-256; 证明随该步骤存于密文库 (`process.evidence`)。',
      }),
    ),
  }),
);
export type Source = v.InferOutput<typeof Source>;

const Value = v.union([
  field(v.pipe(v.string(), v.maxLength(2 * limits.fieldText)), {
    en: 'The text that the record holds.',
    zh: '记录所载的文本。',
    example: 'Corner Canteen',
    exampleZh: '街角小食堂',
  }),
  field(v.pipe(v.number(), v.safeInteger()), {
    en: 'The whole number that the record holds.',
    zh: '记录所载的整数。',
    example: 120,
  }),
  v.boolean(),
]);

/** What a person said in place of the state. */
export const Declared = shape(
  'self-declared',
  { en: 'self-declaration', zh: '自行申报' },
  v.object({
    why,
    reason,
    opening: v.optional(
      field(FactId, {
        en: 'The opening that found nothing. That there is no record is the word of its provider.',
        zh: '查无记录的那次调阅。没有记录只是提供方的陈述。',
        example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
      }),
    ),
    instead: v.optional(
      field(
        v.object({
          value: field(Value, { en: 'What is said to be wrong.', zh: '申请人认为有误的内容。' }),
          source: field(Source, {
            en: 'Which version of which record says so, and how it was read.',
            zh: '出自哪条记录的哪个版本, 如何取得。',
          }),
        }),
        {
          en: 'What the state holds, where it is corrected: both go on to whoever decides.',
          zh: '更正前政务部门所载的内容: 两者都交由决定人员判断。',
        },
      ),
    ),
  }),
);
export type Declared = v.InferOutput<typeof Declared>;

/** All that a form fetched. */
export const allFetched = list(Fetched, limits.fetches);
