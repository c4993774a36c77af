import type { ErrorRow } from '@oneplusn/errors';

/** 130-139: transactions; 140-149: facts. */
export const transactionRows = {
  transactionMissing: {
    number: 130,
    message: { zh: '文件中没有交易 {transaction}', en: 'The transaction {transaction} is not in the file' },
    remedy: {
      zh: '请出具方重新导出; 在此之前不要采信',
      en: 'Have whoever gave the file export it anew, and do not rely on it until then',
    },
  },
  transactionUnreadable: {
    number: 131,
    message: { zh: '交易 {transaction} 无法读取', en: 'The transaction {transaction} cannot be read' },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  idForged: {
    number: 132,
    message: {
      zh: '交易 {transaction} 的编号不是由其签名者得出',
      en: 'The id of {transaction} does not follow from who signed it',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  transactionElsewhere: {
    number: 133,
    message: {
      zh: '交易 {transaction} 属于另一通道或另一链码',
      en: 'The transaction {transaction} is of another channel or chaincode',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  callerUnsigned: {
    number: 134,
    message: {
      zh: '交易 {transaction} 没有通道成员的有效签名',
      en: 'The transaction {transaction} is not signed by a member of the channel',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  proposalDiffers: {
    number: 135,
    message: {
      zh: '交易 {transaction} 的背书不是对这一调用作出的',
      en: 'What was endorsed in {transaction} is not this call',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  invalid: {
    number: 136,
    message: { zh: '交易 {transaction} 无效: {code}', en: 'The transaction {transaction} is not valid: {code}' },
    remedy: {
      zh: '无效的交易没有写入任何内容, 不能证明所称事实',
      en: 'An invalid transaction wrote nothing, and proves nothing of the kind',
    },
  },
  endorsementMissing: {
    number: 137,
    message: {
      zh: '交易 {transaction} 没有 {authority} 的有效背书',
      en: 'The transaction {transaction} has no sound endorsement of {authority}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  transactionTwice: {
    number: 138,
    message: { zh: '交易 {transaction} 在文件中出现两次', en: 'The transaction {transaction} is in the file twice' },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  revoked: {
    number: 139,
    message: {
      zh: '交易 {transaction} 的签名者 {name} ({authority}) 的证书已被当时的配置 (区块 {configuration}) 吊销, 其签名不计',
      en: 'The certificate of {name} ({authority}), who signed {transaction}, is revoked as of block {configuration}',
    },
    remedy: {
      zh: '不要采信该文件; 向该机构查询其证书何时、因何吊销',
      en: 'Do not rely on the file; ask that authority when, and why, it revoked the certificate',
    },
  },
  notWritten: {
    number: 140,
    message: {
      zh: '交易 {transaction} 没有写入 {kind} {id}',
      en: 'The transaction {transaction} does not write {kind} {id}',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
  textDiffers: {
    number: 141,
    message: {
      zh: '{kind} {id} 的公开文本与所有者的封印不符',
      en: 'The public text of {kind} {id} does not fit the seal of its owner',
    },
    remedy: {
      zh: '不要采信该文件; 向另一机构索取同一证据并比对',
      en: 'Do not rely on the file; ask another authority for the same evidence and compare',
    },
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
