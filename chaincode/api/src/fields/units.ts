import type { Text } from '@oneplusn/errors';

/** What numbers count. */
export const units = {
  minute: { en: 'minutes', zh: '分钟' },
  hour: { en: 'hours', zh: '小时' },
  day: { en: 'days', zh: '天' },
  workingDay: { en: 'working days', zh: '个工作日' },
  record: { en: 'records', zh: '条记录' },
  item: { en: 'items', zh: '项' },
  entry: { en: 'entries', zh: '项' },
  row: { en: 'rows', zh: '行' },
  fen: { en: 'fen', zh: '分' },
  project: { en: 'projects', zh: '个项目' },
  character: { en: 'characters', zh: '个字符' },
  time: { en: 'times', zh: '级' },
  leaf: { en: 'leaves of the tree', zh: '个叶子' },
  tenThousandYuan: { en: '10,000 yuan', zh: '万元' },
  tenThousandth: { en: 'parts per ten thousand', zh: '万分之一' },
} as const satisfies Record<string, Text>;
