import type { Rule } from '../rule';
import type { settingOf } from './setting';

/** What Fabric has by default, in bytes. */
const usual = 100 * 1024 * 1024;

/** How large a message a node takes: enough for a full block, and no more than what it can hold of many clients. */
export const messageRule = (code: string, setting: ReturnType<typeof settingOf>, path: string): Rule =>
  setting(
    {
      code,
      severity: 'warning',
      why: {
        zh: '太大: 少数客户端的消息就能占满内存; 太小: 取不到满块, 节点停在该块之前',
        en:
          'Too much, and messages of a few clients fill the memory; too little, and the node stops before the ' +
          'first full block',
      },
      change: {
        zh: '设为 AbsoluteMaxBytes 的两倍到 104857600 之间',
        en: 'Set it to between twice AbsoluteMaxBytes and 104857600',
      },
    },
    path,
    usual,
    (value, { channel: { batch } }) => !(Number(value) <= usual && Number(value) >= 2 * batch.absoluteMaxBytes),
  );
