/** 回流: a higher level gives a lower one the records on its own area back, without a request. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { DepartmentPath } from '../../values/department';
import { Msp } from '../../values/scalars';
import { bounds } from './conditions';
import { Backflow } from './backflow-shape';
import { Grant } from './grant';
import { term } from './request';
import { FieldSelection, Purpose, Quota } from './selection';

const { conditions, hours, role } = bounds;
const { area, basis } = Backflow.entries;

export const flowBack = transaction({
  name: 'access.flowBack',
  kind: 'submit',
  summary: { zh: '回流: 向下级提供其辖区内的数据', en: 'Give a lower level the records on its own area back' },
  about: {
    en:
      'A grant without a request: the lower level opens by it as by any other, and each opening leaves its trace. ' +
      'Only records of its own division are read; that is judged at each read, on the records themselves. It lies in ' +
      "the receiver's list (`access.grants` with `only: backflow`), and ends as others do.",
    zh:
      '无须申请的授权: 下级据此调阅, 每次留痕, 与其他授权相同。只能读取其行政区划内的记录, 每次读取时按记录核对。' +
      '接收方以 `access.grants` (`only: backflow`) 查看; 暂停、撤销、到期与其他授权相同。',
  },
  requires: {
    en:
      "That the dataset is conditional, in use, and one that the caller looks after; that the item says a record's " +
      "division; that the receiver is in good standing, has a division, and stands below the caller's authority; " +
      'that of data graded `important` or `core` the caller did not write the entry as it stands.',
    zh:
      '目录条目为有条件共享、在用, 且由调用方维护; 该信息项写明记录的行政区划; 接收机构有效、有行政区划, 且为调用方的下级; ' +
      '重要、核心数据的现行条目不是由调用方所发布或修订。',
  },
  emits: { en: 'The grant, active, marked as a backflow.', zh: '有效的授权, 注明为回流。' },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object({
    dataset: DatasetId,
    authority: field(Msp, {
      en: 'The lower authority that gets the records on its area.',
      zh: '接收其辖区内记录的下级机构。',
      example: 'GD',
    }),
    department: v.optional(
      field(DepartmentPath, {
        en: 'Only its people in this unit and those below it; without it the whole authority.',
        zh: '只限其该部门及下级; 不填则供整个机构使用。',
      }),
    ),
    area,
    fields: field(FieldSelection, {
      en: 'What the lower level can open, and how each item is released to it.',
      zh: '下级可调阅哪些信息项、各以何方式。',
    }),
    purpose: field(Purpose, {
      en: 'The task of the lower level that the records are for; each opening names it.',
      zh: '下级履行何职责所需; 每次调阅都须写明。',
    }),
    days: field(term, {
      en: 'For how long the records flow back, from now on.',
      zh: '自现在起回流多少天。',
      unit: units.day,
      example: 365,
    }),
    quota: field(Quota, {
      en: 'How much the lower level can open.',
      zh: '下级可调阅的数量。',
      example: { records: 10_000, per: 'day' },
    }),
    ...{ conditions, hours, role },
    basis,
  }),
  output: Grant,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.registry.authoritySuspended,
    errors.registry.unknownDepartment,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
    errors.access.secondSteward,
    errors.access.ownData,
    errors.access.notLower,
  ],
});
