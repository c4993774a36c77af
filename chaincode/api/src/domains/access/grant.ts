import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { DatasetId } from '../../values/dataset';
import { FactId, Instant, provenance, text } from '../../values/scalars';
import { DepartmentPath, isWithin } from '../../values/department';
import { Backflow } from './backflow-shape';
import { boundsGiven } from './conditions';
import { FieldSelection, Purpose, Quota } from './selection';
import { providerMsp, renews, requesterMsp } from './request';

/** The grant that a call is about. */
export const grantId = field(FactId, {
  en: 'The permission that the provider gave; the provider owns it.',
  zh: '提供方给予的许可, 归提供方所有。',
  example: 'MHRSS/g-5e0c61d9ab4287f3',
});

/** 授权: owned by the provider. It carries its state: a grant that is lost opens nothing. */
export const Grant = shape(
  'grant',
  { en: 'grant', zh: '授权' },
  v.object({
    id: field(FactId, {
      en: 'Openings name this to show what entitles them.',
      zh: '调阅时写明它, 以表明有权调阅。',
      example: 'MHRSS/g-5e0c61d9ab4287f3',
    }),
    request: v.optional(
      field(FactId, {
        en: 'The request that it answers; absent on a backflow, which nobody asks for.',
        zh: '所答复的申请; 回流无须申请, 没有此项。',
        example: 'GD/r-5e0c61d9ab4287f3',
      }),
    ),
    backflow: v.optional(
      field(Backflow, {
        en: 'Of which area a higher level gave it back, and by what law; absent on all others.',
        zh: '由上级回流的, 属于哪个区划、依据为何; 其他授权没有。',
      }),
    ),
    renews,
    dataset: DatasetId,
    provider: providerMsp,
    requester: requesterMsp,
    department: v.optional(
      field(DepartmentPath, {
        en:
          'Who may open under it: actors of this unit of the requester, and of those below it; absent where it is ' +
          'for the whole authority.',
        zh: '谁可据此调阅: 申请方该部门及其下级的人员; 供整个机构使用的没有。',
      }),
    ),
    fields: field(FieldSelection, {
      en:
        'What may be opened at most, and how each item is released; an item granted `whole` may be opened masked ' +
        'as well.',
      zh: '至多可调阅哪些信息项、各以何方式; 授予完整值的, 也可调阅其脱敏形式。',
    }),
    purpose: field(Purpose, {
      en: 'The one purpose for which the data may be opened.',
      zh: '唯一可据以调阅的用途。',
    }),
    quota: field(Quota, {
      en: 'How much may be opened; what is opened by anybody under the grant counts.',
      zh: '可调阅的数量; 凭此授权的所有人员合并计算。',
      example: { records: 1000, per: 'day' },
    }),
    ...boundsGiven,
    policy: v.optional(
      field(FactId, {
        en: 'The standing policy by which it was given; absent where a person approved the request.',
        zh: '所据的常设规则; 由人员审核给予的没有。',
        example: 'MHRSS/p-5e0c61d9ab4287f3',
      }),
    ),
    expires: field(Instant, {
      en: 'From this moment on nothing is opened or read under it.',
      zh: '自此刻起不能再据此调阅或读取。',
    }),
    state: field(v.picklist(['active', 'suspended', 'revoked']), {
      en: 'Whether it entitles to anything now; only an `active` one does.',
      zh: '现在是否有效; 只有 `active` (有效) 的可用。',
      example: 'active',
    }),
    reason: v.optional(
      field(text(400), {
        en: 'Why the provider suspended it or took it back; absent while it holds.',
        zh: '提供方暂停或撤销的理由; 有效时没有。',
        example: 'The business has ended',
        exampleZh: '业务已终止',
      }),
    ),
    provenance,
  }),
);
export type Grant = v.InferOutput<typeof Grant>;

/** Who holds a grant. */
type Held = Pick<Grant, 'requester' | 'department'>;

/** Whether a department of the requester may open under a grant: it holds it, or lies below the one that does. */
export const isHeldBy = ({ department: holder }: Pick<Held, 'department'>, department: string): boolean =>
  holder === undefined || isWithin(department, holder);

/** Who holds a grant, as it is told: `GD/hrss/licensing`, or `GD` alone. */
export const holderOf = ({ requester, department }: Held): string =>
  department === undefined ? requester : `${requester}/${department}`;
