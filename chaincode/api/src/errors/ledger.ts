import { errorTable } from '@oneplusn/errors';

/** Errors of the one module through which all state goes, and of the door every call comes through. */
export const ledgerErrors = errorTable('LEDGER', {
  malformed: {
    number: 101,
    message: { zh: '输入不合格式: {path}: {problem}', en: 'The input is malformed at {path}: {problem}' },
    remedy: {
      zh: '按参考文档更正该字段后重新提交',
      en: 'Correct that field as the reference describes and submit again',
    },
  },
  tooLarge: {
    number: 102,
    message: { zh: '输入共 {size} 字节, 上限为 {limit} 字节', en: 'The input has {size} bytes, the limit is {limit}' },
    remedy: { zh: '分批提交', en: 'Send it in several smaller calls' },
  },
  requestReused: {
    number: 103,
    message: {
      zh: '请求编号 {requestId} 已用于不同内容',
      en: 'Request id {requestId} was already used with other content',
    },
    remedy: { zh: '新的内容请使用新的请求编号', en: 'Use a new request id for new content' },
  },
  clockFarOff: {
    number: 104,
    message: {
      zh: '交易时间 {at} 与背书节点时钟相差超过 {seconds} 秒',
      en: "The transaction time {at} is more than {seconds} s from the endorser's clock",
    },
    remedy: { zh: '校准客户端时钟后重试', en: "Set the client machine's clock right and try again" },
  },
  sealBroken: {
    number: 105,
    message: { zh: '{kind} {id} 的内容与其所有者的封印不符', en: "The {kind} {id} does not match its owner's seal" },
    remedy: {
      zh: '请所有者用 ledger.restore 从自己的副本恢复',
      en: 'Ask its owner to restore it from its own copy with ledger.restore',
    },
  },
  notFound: {
    number: 106,
    message: { zh: '没有{kind} {id}', en: 'There is no {kind} {id}' },
    remedy: { zh: '检查编号', en: 'Check the id' },
  },
  notOwner: {
    number: 107,
    message: {
      zh: '{kind} {id} 属于 {owner}, 不属于 {caller}',
      en: 'The {kind} {id} belongs to {owner}, not to {caller}',
    },
    remedy: { zh: '由所有者办理', en: 'Let its owner do this' },
  },
  alreadyExists: {
    number: 108,
    message: { zh: '{kind} {id} 已存在', en: 'The {kind} {id} exists already' },
    remedy: { zh: '改用修订, 或另取编号', en: 'Revise it, or choose another id' },
  },
  unknownTransaction: {
    number: 109,
    message: { zh: '没有名为 {name} 的交易', en: 'There is no transaction named {name}' },
    remedy: { zh: '检查 SDK 与链码版本是否一致', en: 'Check that SDK and chaincode are of the same version' },
  },
  transientMissing: {
    number: 110,
    message: { zh: '{name} 需要以瞬态数据方式传入 {field}', en: '{name} needs {field} as transient data' },
    remedy: { zh: '通过 SDK 调用, 它会正确传送', en: 'Call through the SDK, which sends it rightly' },
  },
  requestIdMissing: {
    number: 111,
    message: { zh: '{name} 需要请求编号', en: '{name} needs a request id' },
    remedy: { zh: '为每次写入生成一个唯一请求编号', en: 'Make one unique request id for each write' },
  },
  copyMissing: {
    number: 112,
    message: { zh: '{kind} {id} 的副本与封印不符', en: 'The copy given for {kind} {id} does not match its seal' },
    remedy: { zh: '从所有者节点用 ledger.copy 取得副本', en: "Fetch the copy from an owner's peer with ledger.copy" },
  },
  illegalState: {
    number: 113,
    message: {
      zh: '{kind} {id} 处于 {state}, 不能办理 {action}',
      en: 'The {kind} {id} is {state}: {action} is not possible',
    },
    remedy: { zh: '查看其当前状态', en: 'Look at its present state' },
  },
  notYetHere: {
    number: 114,
    message: {
      zh: '该节点尚未收到所需的私有数据',
      en: 'The private data that this needs has not reached this peer yet',
    },
    remedy: { zh: '稍候重试 (SDK 会自动重试)', en: 'Try again in a moment (the SDK does)' },
  },
  notOnThisPeer: {
    number: 115,
    message: {
      zh: '{kind} {id} 的副本存于 {owner} 的节点, 不在 {peer} 的节点上',
      en: 'The copy of {kind} {id} lies on the peers of {owner}, not on one of {peer}',
    },
    remedy: { zh: '向所有者的节点调用 (SDK 会自动选择)', en: "Call the owner's peer (the SDK does)" },
  },
  unsigned: {
    number: 116,
    message: {
      zh: '提案没有调用者的有效签名: {problem}',
      en: 'The proposal bears no valid signature of its caller: {problem}',
    },
    remedy: {
      zh: '由调用者本人签名后经本机构节点直接调用本链码',
      en: 'Let the caller sign the call itself and send it, to this chaincode, through a peer of the network',
    },
  },
  internal: {
    number: 199,
    message: { zh: '链码内部错误, 交易 {txId}', en: 'Internal error of the chaincode in transaction {txId}' },
    remedy: {
      zh: '请运维人员在链码日志中查找该交易号',
      en: "Have the operators look for this transaction in the chaincode's log",
    },
  },
});
