import { field, form } from '../fields/field';
import { limits } from '../fields/limits';
import { integer, text } from './scalars';

/** A record's business key as text: its key fields' values joined by `|`. */
export const BusinessKey = field(
  form('business-key', text(limits.businessKey), {
    name: { en: 'business key', zh: '业务主键' },
    en: "What names a record inside its dataset: the values of the catalog entry's key fields, joined by `|`.",
    zh: '在目录条目内确定一条记录: 各主键信息项的值, 以 `|` 连接。',
    example: '44010619900307001X',
  }),
  {
    en: 'Which record is meant: the values of its key fields in the order of the catalog entry, joined by `|`.',
    zh: '指明是哪条记录: 按目录条目的次序取各主键信息项的值, 以 `|` 连接。',
  },
);

/** A record's version. */
export const RecordVersion = field(integer(1, 1_000_000), {
  en: 'Counts the states of this record, from 1; each correction or withdrawal makes a new one.',
  zh: '该记录第几次变更, 从 1 起; 每次更正或撤回加一。',
  example: 2,
});

/** The version of the catalog entry that a record was checked against. */
export const Revision = field(integer(1, 100_000), {
  en: 'The version of the catalog entry whose schema the values were checked against when they were put.',
  zh: '登记时核对各值所依据的目录条目版本号。',
  example: 1,
});
