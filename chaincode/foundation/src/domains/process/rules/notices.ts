import { noticeSays } from '@oneplusn/api';
import type { Chart, FactId, Fields, process } from '@oneplusn/api';

type Said = Pick<process.Told, 'title' | 'zh' | 'en'>;

/** What a notice says of a case whose forms say this. */
export function noticeText({ definition }: Chart, name: string, id: FactId, values: Fields): Said | undefined {
  const notice = definition.notices?.find((each) => each.name === name);
  if (!notice) return undefined;
  const amounts = new Set(
    definition.forms.flatMap(({ kinds = {} }) =>
      Object.entries(kinds).flatMap(([field, kind]) => (kind === 'amount' ? [field] : [])),
    ),
  );
  const says = (text: string, words: Words): string =>
    noticeSays(text, (field) => {
      if (field === 'case') return id;
      const value = Object.hasOwn(values, field) ? values[field] : undefined;
      if (typeof value === 'boolean') return value ? words.yes : words.no;
      return typeof value === 'number' && amounts.has(field) ? inYuan(value) : value?.toString();
    });
  const { zh, en } = notice.text;
  return {
    title: notice.title,
    zh: says(zh, { yes: '是', no: '否' }),
    ...(en !== undefined && { en: says(en, { yes: 'yes', no: 'no' }) }),
  };
}

interface Words {
  readonly yes: string;
  readonly no: string;
}

/** An amount in fen as people write it, without fractions on the way. */
const inYuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
