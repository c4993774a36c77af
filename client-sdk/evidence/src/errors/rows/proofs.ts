import type { ErrorRow } from '@oneplusn/errors';

/** 150-159: checkpoints; 160-169: records; 170-179: time stamps. */
export const proofRows = {
  checkpointUnreadable: {
    number: 150,
    message: { zh: '第 {place} 个检查点无法读取', en: 'Checkpoint {place} cannot be read' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  checkpointUnsigned: {
    number: 151,
    message: {
      zh: '第 {place} 个检查点没有 {authority} 的签名和背书',
      en: 'Checkpoint {place} is not signed and endorsed by {authority}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  chainDiffers: {
    number: 152,
    message: {
      zh: '{authority} 封存的区块 {block} 散列与文件所给的链不同',
      en: 'The hash that {authority} has sealed of block {block} is not that of the chain in the file',
    },
    remedy: {
      zh: '两条链至多一条为真: 保留文件, 通知各机构审计人员',
      en: 'At most one of the two chains is true: keep the file, and tell the auditors of all authorities',
    },
  },
  flagsDiffer: {
    number: 153,
    message: {
      zh: '{authority} 截至区块 {block} 封存的校验结果与文件所给的不同',
      en: 'The verdicts that {authority} has sealed up to block {block} are not those of the file',
    },
    remedy: {
      zh: '文件中的校验结果被改动, 或节点之间判定不同; 保留文件, 通知各机构审计人员',
      en: 'Verdicts in the file were changed, or peers judged differently: keep the file, and tell the auditors of all',
    },
  },
  commitDiffers: {
    number: 154,
    message: {
      zh: '各机构对区块 {block} 封存的提交散列不同',
      en: 'Authorities have sealed different commit hashes of block {block}',
    },
    remedy: {
      zh: '节点状态不一致: 保留文件, 通知各机构审计人员',
      en: 'Peers disagree on the state: keep the file, and tell the auditors of all authorities',
    },
  },
  checkpointOutOfReach: {
    number: 155,
    message: {
      zh: '{authority} 对区块 {block} 的检查点不在文件所给的链上',
      en: 'The checkpoint of {authority} on block {block} is beyond the chain in the file',
    },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  unsettled: {
    number: 156,
    message: {
      zh: '交易 {transaction} 是否有效只有 {count} 家机构的检查点为证, 需要 2 家',
      en: 'That {transaction} is valid is sealed by the checkpoints of {count} authorities; it takes 2',
    },
    remedy: {
      zh: '等两家机构封存检查点后重新导出; 若应已有检查点, 询问缺少的原因',
      en: 'Export it again once two have sealed a checkpoint; where they should have, ask why it is missing',
    },
  },
  recordBroken: {
    number: 160,
    message: {
      zh: '第 {place} 条记录的证明不成立: {problem}',
      en: 'The proof of record {place} does not hold: {problem}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  recordUncommitted: {
    number: 161,
    message: {
      zh: '交易 {transaction} 没有写入第 {place} 条记录的承诺',
      en: 'The transaction {transaction} does not commit to record {place}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  stampUnreadable: {
    number: 170,
    message: { zh: '第 {place} 个时间戳无法读取', en: 'Time stamp {place} cannot be read' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  stampOther: {
    number: 171,
    message: {
      zh: '第 {place} 个时间戳不是对本文件作出的',
      en: 'Time stamp {place} is of something else than this file',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  stampForged: {
    number: 172,
    message: { zh: '第 {place} 个时间戳的签名无效', en: 'The signature of time stamp {place} does not hold' },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  stampUnissued: {
    number: 173,
    message: {
      zh: '第 {place} 个时间戳的证书不能追溯到所信任的时间戳机构',
      en: 'The certificate of time stamp {place} does not lead to a time stamping authority that is pinned',
    },
    remedy: {
      zh: '核对 --tsa 给出的根证书; 若无误则不要采信该时间戳',
      en: 'Check the roots given with --tsa; where they are right, do not rely on the stamp',
    },
  },
  stampUnfit: {
    number: 174,
    message: {
      zh: '第 {place} 个时间戳的证书不能用于签发时间戳',
      en: 'The certificate of time stamp {place} is none for time stamping',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  stampExpired: {
    number: 175,
    message: {
      zh: '第 {place} 个时间戳签发时证书不在有效期内',
      en: 'A certificate of time stamp {place} was not in force when it was made',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  stampUnpinned: {
    number: 176,
    message: {
      zh: '没有给出时间戳机构的根证书: 第 {place} 个时间戳无从判断',
      en: 'No root of a time stamping authority is pinned: nothing can be said of time stamp {place}',
    },
    remedy: { zh: '用 --tsa 给出根证书 (PEM)', en: 'Give the roots as PEM with --tsa' },
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
