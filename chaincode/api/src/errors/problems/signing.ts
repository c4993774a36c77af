import { problemTable } from '@oneplusn/errors';

/** Why what a gateway gives for signing is not the call that was made. */
export const signingProblems = problemTable('signing', {
  unreadable: { en: 'it cannot be read', zh: '无法解读' },
  otherKind: { en: 'it is no transaction of a chaincode', zh: '不是链码交易' },
  otherChannel: { en: 'it is meant for another channel', zh: '属于另一个通道' },
  otherId: { en: 'it bears the id of another transaction', zh: '交易号不是本次调用的' },
  otherCaller: { en: 'it bears another creator or another nonce', zh: '创建者或随机数不是本次调用的' },
  otherHeader: { en: 'its header is not that of the call', zh: '交易头不是本次调用的' },
  otherCount: { en: 'it holds {count} actions in place of one', zh: '含有 {count} 个动作, 应为 1 个' },
  otherCall: {
    en: 'it calls something else, or with other arguments',
    zh: '调用的交易或参数不是本次调用的',
  },
  otherProposal: { en: 'its endorsers have signed another proposal', zh: '背书节点签署的是另一份提案' },
  otherChaincode: { en: 'its result comes from another chaincode', zh: '结果出自另一个链码' },
  failed: { en: 'its result is a failure, of status {status}', zh: '结果为失败, 状态 {status}' },
  lacking: { en: 'it lacks the endorsement of {msp}', zh: '缺少 {msp} 的背书' },
  unasked: { en: 'it bears an endorsement that was not asked for', zh: '含有未要求的背书' },
  forged: { en: 'the endorsement in the name of {msp} is not signed by its key', zh: '以 {msp} 名义的背书签名不成立' },
});
