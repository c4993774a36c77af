/** Openings inside an authority: its own people read its own conditional data. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { FactId, Instant, integer } from '../../values/scalars';
import { DepartmentPath } from '../registry';
import { committed, keysToOpen } from './opening';
import { FieldSelection, Purpose } from './selection';

const ownAttempt = {
  dataset: DatasetId,
  fields: field(FieldSelection, {
    en: 'The items to be read and how much of each: no more than the work needs.',
    zh: '要读取哪些信息项、各读多少: 以工作所需为限。',
  }),
  purpose: field(Purpose, {
    en: 'What the records are read for; it stays on the ledger.',
    zh: '读取用于什么; 留在账本上。',
  }),
  records: field(integer(1, limits.opening), {
    en: 'How many records are opened: a whole list of work goes into one opening.',
    zh: '调阅多少条: 一批工作可合并为一次调阅。',
    unit: units.record,
    example: 20,
  }),
};

/** 内部调阅: kept in the authority's own collection, so that its digest stands on every peer. */
export const OwnOpening = shape(
  'own-opening',
  { en: 'own opening', zh: '内部调阅' },
  v.object({
    id: field(FactId, {
      en: "Under this the records are read (`records.own`), and the authority's auditors find it.",
      zh: '据此读取记录 (`records.own`), 本机构审计据此查找。',
      example: 'MHRSS/w-8209468799999-5e0c61d9ab4287f3',
    }),
    ...ownAttempt,
    department: field(DepartmentPath, {
      en: 'Where the person was enrolled at that moment.',
      zh: '调阅人员当时登记所在的部门。',
    }),
    actor: field(FactId, {
      en: 'The person who opened; nobody else can read under it.',
      zh: '办理调阅的人员; 他人不能据此读取。',
      example: 'MHRSS/wu',
    }),
    ...committed,
    expires: field(Instant, {
      en: 'Until when the records can be read under it.',
      zh: '据此读取的截止时刻。',
    }),
  }),
);
export type OwnOpening = v.InferOutput<typeof OwnOpening>;

export const openOwn = transaction({
  name: 'access.openOwn',
  kind: 'submit',
  summary: {
    zh: '内部调阅: 本机构人员读取本机构数据前留痕',
    en: "Open one's own authority's records: leaves the trace without which they cannot be read",
  },
  about: {
    en:
      'Departments that a dataset belongs to may always open it, and so may its stewards: that is their standing ' +
      'permission. The authority signs alone, so that no other sees a business key; what it writes lies in its own ' +
      'collection, and its digest on every peer.',
    zh:
      '数据所属部门及其下级、以及维护该条目的数据专员可随时调阅, 此为其常设许可。只由本机构背书, ' +
      '其他机构看不到业务主键; ' +
      '写入内容存于本机构集合, 其摘要值存于各节点。',
  },
  requires: {
    en:
      "That the dataset is conditional and the caller's own authority's; that its department is the caller's or one " +
      'above it, or the caller looks after it as steward; that it has each field and lets it be released so; that as ' +
      'many different keys are given as announced; that a vault key is in use.',
    zh:
      '目录条目为有条件共享且属本机构; 其所属部门即调用方部门或其上级, 或调用方为维护该条目的数据专员; 信息项存在, ' +
      '并允许以该方式提供; ' +
      '主键不重复, 数量与声明一致; 密文库密钥已启用。',
  },
  emits: {
    en:
      "The opening, in the authority's own collection: who, what, for what, how many, when; no business key. Nothing " +
      'public.',
    zh: '内部调阅, 写入本机构集合: 何人、何数据、何用途、多少条、何时; 不含业务主键。不写公共状态。',
  },
  signers: ['caller'],
  callers: ['official', 'steward'],
  input: v.object(ownAttempt),
  transient: keysToOpen,
  output: OwnOpening,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.records.wrongClass,
    errors.records.wrongPeer,
    errors.records.keyImpossible,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.otherDepartment,
    errors.vault.noKey,
    errors.vault.notPrepared,
    errors.vault.wrongKey,
    errors.vault.unreadable,
  ],
});
