import * as v from 'valibot';
import { FieldName } from '../../dataset/schema';
import { field, shape } from '../../fields/field';
import { text } from '../../values/scalars';
import { Division } from '../registry';

const area = field(FieldName, {
  en: 'The item that says which division a record belongs to; a text item of the format `division`.',
  zh: '写明记录属于哪个行政区划的信息项; 为 `division` 格式的文本。',
  example: 'division',
});

const basis = field(text(400), {
  en: 'The law by which the records go back to where they came from.',
  zh: '据以将数据交还来源地区的法律、法规。',
  example: 'Regulations on the Sharing of Government Data: data flow back to lower levels',
  exampleZh: '《政务数据共享条例》关于数据回流的规定',
});

/** What a grant says of itself where it is a backflow. */
/** 回流: what a grant says of itself that a higher level gave without a request. */
export const Backflow = shape(
  'backflow',
  { en: 'backflow', zh: '回流' },
  v.object({
    division: field(Division, {
      en: 'The division of the authority that gets the records; nothing outside it is read.',
      zh: '接收机构的行政区划; 其外的记录不能读取。',
    }),
    area,
    basis,
  }),
);
