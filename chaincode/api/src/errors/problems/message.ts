import { problemTable } from '@oneplusn/errors';

/** Why a chaincode does not take what a peer, or what passes for one, hands it. */
export const messageProblems = problemTable('message', {
  notInput: { en: 'its payload is no chaincode input', zh: '其内容不是链码输入' },
  underWay: { en: 'a call of this transaction is under way', zh: '该交易的调用尚未结束' },
  noProposal: { en: 'there is no signed proposal', zh: '没有已签名的提案' },
  notProposal: { en: 'what is signed is no proposal', zh: '所签内容不是提案' },
  otherSignature: { en: "the signature is not by the caller's key", zh: '签名不是出自调用者的密钥' },
  otherKey: { en: "the caller's key is of a kind that Fabric does not take", zh: '调用者的密钥类型不为 Fabric 所接受' },
  otherChannel: { en: 'it is for another channel', zh: '提案属于另一通道' },
  otherTransaction: { en: 'it is for another transaction', zh: '提案属于另一交易' },
  otherChaincode: { en: 'it is for another chaincode', zh: '提案属于另一链码' },
  otherArguments: { en: 'the caller signed other arguments', zh: '调用者签署的是其他参数' },
});
