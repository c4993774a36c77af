import { errorTable } from '@oneplusn/errors';

/** Errors of what may be told to the people whose data was read, and of checkpoints. */
export const auditErrors = errorTable('AUDIT', {
  delayTooLong: {
    number: 101,
    message: { zh: '至多推迟 {limit} 天告知, 不能为 {days}', en: 'At most {limit} days of delay, not {days}' },
    remedy: {
      zh: '缩短推迟, 或写明期限 until 及其法律依据',
      en: 'Delay it by fewer days, or give a date with `until` and the law that allows it',
    },
  },
  eitherOr: {
    number: 102,
    message: { zh: 'days 与 until 不能同时填写', en: 'Either `days` or `until`, not both' },
    remedy: { zh: '只填其一; 都不填即直至解除', en: 'Give one of them, or none: then it holds until it is lifted' },
  },
  dayOver: {
    number: 103,
    message: { zh: '{until} 已过', en: '{until} is over' },
    remedy: { zh: '填写今日或以后的日期', en: 'Give today or a day to come' },
  },
  withheldAlready: {
    number: 104,
    message: { zh: '授权 {grant} 的调阅已暂缓告知', en: 'The openings under {grant} are withheld already' },
    remedy: { zh: '先用 audit.release 解除', en: 'Lift it first, with audit.release' },
  },
  nothingWithheld: {
    number: 105,
    message: { zh: '授权 {grant} 的调阅没有暂缓告知', en: 'No openings under {grant} are withheld' },
    remedy: { zh: '无须办理', en: 'There is nothing to lift' },
  },
  checkpointDiffers: {
    number: 106,
    message: {
      zh: '{authority} 已对区块 {block} 封存过不同的检查点',
      en: '{authority} has sealed another checkpoint of block {block}',
    },
    remedy: {
      zh: '立即查明: 本机构节点的链与此前所见不同; 保留两者作为证据, 并告知其他机构的审计人员',
      en: "Look into it at once: the own peer's chain is another than before. Keep both, and tell the others' auditors",
    },
  },
  notForTelling: {
    number: 107,
    message: {
      zh: '内部调阅 {opening} 的用途不是 {purpose}, 或涉及不止一人',
      en: 'The own opening {opening} was not made for {purpose}, or names more than one person',
    },
    remedy: {
      zh: '以该用途、只就本人作内部调阅 (access.openOwn)',
      en: 'Make an own opening for that purpose, of that one person (access.openOwn)',
    },
  },
});
