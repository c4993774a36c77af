/** Corrections: who was told that a record they had read was set right. */
import type { Told } from '@oneplusn/sdk';
import type { Pen } from '../render/pen';
import { list } from './general';
import type { Item } from './value';

export function told({ notices, unsound }: Told, pen: Pen): string {
  const rows = notices.map((notice): Item => ({ ...notice }));
  const count = pen.say({
    zh: `已告知 ${notices.length} 次调阅的读取方`,
    en: `Told the readers of ${notices.length} openings`,
  });
  const parts = [count, ...(rows.length > 0 ? [list(rows, pen, ['requester', 'opening', 'fields', 'id'])] : [])];
  if (unsound.length > 0)
    parts.push(
      pen.say({
        zh: `不知是否涉及该记录的调阅: ${unsound.join(', ')}`,
        en: `Not known whether they named the record: ${unsound.join(', ')}`,
      }),
    );
  return parts.join('\n\n');
}
