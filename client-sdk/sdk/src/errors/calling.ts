import { errorTable, joined } from '@oneplusn/errors';

/** 120-139: a call; 140-149: events; 150-159: datasets. */
export const callingErrors = errorTable('SDK', {
  noWitness: {
    number: 120,
    message: {
      zh: '{transaction} 需要 {needed} 个机构签署, 只能找到 {found}',
      en: '{transaction} needs the signatures of {needed} authorities, and only {found} can give one',
    },
    remedy: {
      zh: '等待其他机构恢复; 已暂停的机构不作见证; 含瞬态数据的交易不能由第三方见证, 本机构数据请用 records.own 读取',
      en: joined(
        'Wait for other authorities to come back, or to be let in again: one that is suspended does not witness; ',
        'transient data is never shown to a third one: read your own with records.own',
      ),
    },
  },
  profileTooNarrow: {
    number: 134,
    message: {
      zh: '{transaction} 需要 {needed} 个机构签署, 而连接配置只列出 {known}',
      en: '{transaction} needs the signatures of {needed} authorities, and the profile names only {known}',
    },
    remedy: {
      zh: '在连接配置的 organizations 中补上其他机构 (写明 mspid), 或使用网络管理员给出的连接配置',
      en: joined(
        'Add the other authorities under organizations of the profile, each with its mspid, or take the profile ',
        'that the operator gives out',
      ),
    },
  },
  conflict: {
    number: 121,
    message: {
      zh: '{transaction} 与其他交易冲突, 已尝试 {attempts} 次 ({status})',
      en: '{transaction} conflicted with other transactions {attempts} times ({status})',
    },
    remedy: { zh: '稍后以同一请求编号重试', en: 'Try again later with the same request id' },
  },
  endorsersDiffer: {
    number: 122,
    message: {
      zh: '{authorities} 对 {transaction} 的执行结果不一致, 已尝试 {attempts} 次',
      en: 'The results of {authorities} for {transaction} differ after {attempts} attempts',
    },
    remedy: {
      zh: '某节点落后或链码版本不同; 联系网络管理员',
      en: 'A peer is far behind or runs another version of the chaincode: tell the operators',
    },
  },
  commitUnknown: {
    number: 123,
    message: {
      zh: '交易 {txId} 是否提交尚不可知: {problem}',
      en: 'It is not known whether the transaction {txId} was committed: {problem}',
    },
    remedy: {
      zh: '以同一请求编号 {requestId} 再次调用: 若已提交将返回首次结果, 不会重复写入',
      en: joined(
        'Call again with the same request id {requestId}: if it was committed, that returns the first result and ',
        'writes nothing twice',
      ),
    },
  },
  deadline: {
    number: 124,
    message: { zh: '{transaction} 在 {ms} 毫秒内未答复', en: '{transaction} was not answered within {ms} ms' },
    remedy: { zh: '稍后重试, 或在 connect 的 deadlines 中放宽', en: 'Try again, or give connect longer deadlines' },
  },
  aborted: {
    number: 125,
    message: { zh: '{transaction} 被调用方中止', en: '{transaction} was aborted by its caller' },
    remedy: {
      zh: '如已送出则结果未知: 以同一请求编号 {requestId} 再次调用即可得知',
      en: 'If it was sent already its outcome is open: call again with the same request id {requestId}',
    },
  },
  policyFailed: {
    number: 126,
    message: {
      zh: '{transaction} 由 {authorities} 签署, 不满足背书策略',
      en: '{transaction}, signed by {authorities}, does not meet the endorsement policy',
    },
    remedy: {
      zh: '核对连接配置 x-oneplusn.signatures 与链码策略; 事实须由其所有者签署',
      en: 'Compare x-oneplusn.signatures with the chaincode policy; a fact needs the signature of its owner',
    },
  },
  invalidated: {
    number: 127,
    message: { zh: '交易 {txId} 被判无效: {status}', en: 'The transaction {txId} was found invalid: {status}' },
    remedy: { zh: '未写入任何内容; 联系网络管理员', en: 'Nothing was written; tell the operators' },
  },
  answerMalformed: {
    number: 128,
    message: {
      zh: '{transaction} 的答复在 {path} 处不合格式: {problem}',
      en: 'The answer to {transaction} is malformed at {path}: {problem}',
    },
    remedy: {
      zh: '检查 SDK 与链码版本是否一致; 答复来自其他机构时请通知审计人员',
      en: 'Check that SDK and chaincode are of the same version; tell an auditor if it came from another authority',
    },
  },
  chaincodeFailed: {
    number: 129,
    message: { zh: '{transaction} 执行失败: {problem}', en: '{transaction} failed: {problem}' },
    remedy: { zh: '联系网络管理员并附上此信息', en: 'Tell the operators, with this message' },
  },
  messageTooLarge: {
    number: 130,
    message: { zh: '{transaction} 的消息过大: {problem}', en: 'The message of {transaction} is too large: {problem}' },
    remedy: { zh: '分批提交', en: 'Send it in several smaller calls' },
  },
  overloaded: {
    number: 131,
    message: { zh: '节点 {address} 繁忙: {problem}', en: 'The peer {address} is overloaded: {problem}' },
    remedy: { zh: '降低并发后重试', en: 'Send fewer calls at once' },
  },
  closed: {
    number: 132,
    message: { zh: '与账本的连接已关闭', en: 'This connection to the ledger is closed' },
    remedy: { zh: '重新 connect', en: 'Connect again' },
  },
  gatewayFailed: {
    number: 133,
    message: {
      zh: '{transaction}: 网关答复 {status}: {problem}',
      en: '{transaction}: the gateway answered {status}: {problem}',
    },
    remedy: { zh: '联系网络管理员并附上此信息', en: 'Tell the operators, with this message' },
  },
  notThisCall: {
    number: 135,
    message: {
      zh: '{transaction}: 节点 {address} 交来签署的不是本次调用: {problem}',
      en: '{transaction}: what the peer {address} gives for signing is not this call: {problem}',
    },
    remedy: {
      zh: '未签署, 未写入任何内容; 请通知该节点的管理员核查: 其 TLS 密钥可能已落入他人之手; 此前改用本机构的其他节点',
      en: joined(
        'Nothing was signed and nothing written: tell the operators of that peer, whose TLS key may be in other ',
        'hands, and use another peer of your authority until they have looked',
      ),
    },
  },
  endorserUnknown: {
    number: 136,
    message: {
      zh: '{transaction}: 节点 {address} 交来的 {msp} 背书所用证书, 不是连接配置中该机构的根证书所签发',
      en: joined(
        '{transaction}: the peer {address} gives an endorsement of {msp} by a certificate that none of its roots ',
        'in the profile has issued',
      ),
    },
    remedy: {
      zh: '未签署任何内容; 若 {msp} 更换了 CA, 请向其核实后更新连接配置 x-oneplusn.roots, 否则请通知该节点的管理员',
      en: joined(
        'Nothing was signed: if {msp} has a new CA, have it confirm that and take its root into x-oneplusn.roots ',
        'of the profile; otherwise tell the operators of that peer',
      ),
    },
  },
  checkpointUnreadable: {
    number: 140,
    message: { zh: '无法使用断点文件 {path}: {problem}', en: 'Cannot use the checkpoint {path}: {problem}' },
    remedy: {
      zh: '修复或删除该文件; 删除后须用 from 指定起始区块',
      en: 'Mend or remove the file; after that say with from at which block to begin',
    },
  },
  eventsRefused: {
    number: 141,
    message: { zh: '事件流被拒绝: {problem}', en: 'The event stream was refused: {problem}' },
    remedy: { zh: '检查身份、通道和起始区块', en: 'Check identity, channel and first block' },
  },
  checkpointOfAnother: {
    number: 142,
    message: {
      zh: '断点 {path} 属于另一个账本, 不属于现在的通道 {channel}',
      en: 'The checkpoint {path} belongs to another ledger, not to the channel {channel} as it is now',
    },
    remedy: {
      zh: '使用该网络自己的断点; 若账本已重建, 删除断点, 以 from: 0 从头读取 (之前据事件所做的也须重做)',
      en: joined(
        "Use this network's own checkpoint; where the ledger was made anew, remove the checkpoint and begin with ",
        'from: 0 (what was done by its events must be done anew too)',
      ),
    },
  },
  checkpointAhead: {
    number: 143,
    message: {
      zh: '断点 {path} 在第 {block} 块, 而通道 {channel} 至今只有 {height} 块',
      en: 'The checkpoint {path} stands at block {block}, and the channel {channel} has {height} blocks so far',
    },
    remedy: {
      zh: '节点落后时稍后重试; 若断点属于另一个或已重建的账本, 删除断点, 以 from: 0 从头读取',
      en: joined(
        'Try again later where the peer is behind; where it belongs to another ledger, or one made anew since, ',
        'remove it and begin with from: 0',
      ),
    },
  },
  eventUnverified: {
    number: 144,
    message: {
      zh: '第 {block} 块中交易 {txId} 的事件不属实: {problem}',
      en: 'The event of the transaction {txId} in block {block} is not true: {problem}',
    },
    remedy: {
      zh: '不要据此行事; 以账本查询为准, 并通知审计人员',
      en: 'Do not act upon it: ask the ledger how things stand, and tell an auditor',
    },
  },
  heightUnknown: {
    number: 145,
    message: {
      zh: '{msp} 的节点没有说明通道有多少块',
      en: 'The peer of {msp} does not say how many blocks the channel has',
    },
    remedy: {
      zh: '请节点管理员确认 ACL 允许本机构读者查询 qscc/GetChainInfo, 节点恢复后重试',
      en: joined(
        "Ask its administrator whether the channel's ACL lets readers call qscc/GetChainInfo, and try again when ",
        'the peer is up',
      ),
    },
  },
  definitionDiffers: {
    number: 150,
    message: {
      zh: '程序中 {dataset} 的定义与目录不符: {problem}',
      en: 'The definition of {dataset} in this program differs from the catalog: {problem}',
    },
    remedy: { zh: '按目录当前版本更新定义', en: 'Update it to the current version in the catalog' },
  },
  grantNarrower: {
    number: 151,
    message: {
      zh: '授权 {grant} 不含 {field} 的 {derivation}',
      en: 'The grant {grant} does not give {field} as {derivation}',
    },
    remedy: {
      zh: '用 dataset.grant(编号, 字段) 指明获准的信息项',
      en: 'Name the fields that it gives: dataset.grant(id, fields)',
    },
  },
  putIncomplete: {
    number: 152,
    message: {
      zh: '{dataset}: {total} 条记录中已写入 {written} 条, 未写入第 {rows} 条: {problem}',
      en: '{dataset}: {written} of {total} records were written, not those of rows {rows}: {problem}',
    },
    remedy: {
      zh: '排除原因后以同样的记录再次登记: 重复登记是安全的, 已写入的记录不会改变',
      en: 'Mend the cause and put the same records again, which is safe: those that were written stay as they are',
    },
  },
  requestRefused: {
    number: 153,
    message: { zh: '申请 {request} 未获同意: {reason}', en: 'The request {request} was refused: {reason}' },
    remedy: { zh: '按理由补充后重新申请', en: 'Mend what the reason names and file a new request' },
  },
  rowsInvalid: {
    number: 154,
    message: {
      zh: '{dataset}: {total} 条记录中有 {count} 处不合格; 第 {row} 条的 {field}: {problem}',
      en: '{dataset}: {count} faults in {total} records; row {row}, field {field}: {problem}',
    },
    remedy: {
      zh: '逐处更正后重新登记; 尚未写入任何内容',
      en: 'Correct each and put them again: nothing was written',
    },
  },
  keysInvalid: {
    number: 155,
    message: {
      zh: '{dataset}: {total} 个主键中有 {count} 处不合格; 第 {row} 个的 {field}: {problem}',
      en: '{dataset}: {count} faults in {total} keys; key {row}, field {field}: {problem}',
    },
    remedy: {
      zh: '更正主键后重试; 未读取任何内容, 未占用额度',
      en: 'Correct them and try again: nothing was read, no quota was spent',
    },
  },
  notReported: {
    number: 156,
    message: {
      zh: '办件 {case} 已办理, 但对 {dataset} 所载内容的更正未能报告提供方: {problem}',
      en: 'The case {case} has moved, but its correction of {dataset} was not reported: {problem}',
    },
    remedy: {
      zh: '办件不必重办; 排除原因后调用 reportCorrections 补报',
      en: 'Do not act again: mend the cause, then call reportCorrections',
    },
  },
});
