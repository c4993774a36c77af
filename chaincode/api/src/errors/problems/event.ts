import { problemTable } from '@oneplusn/errors';

/** Why what a transaction says of itself is not told as true. */
export const eventProblems = problemTable('event', {
  unreadable: { en: 'its transaction cannot be read', zh: '无法解读其交易' },
  otherForm: { en: "it is not in the foundation's form", zh: '不是基础链码的格式' },
  otherChaincode: { en: 'its transaction calls another chaincode', zh: '其交易调用的是另一个链码' },
  otherCall: { en: 'its transaction calls something else', zh: '其交易调用的是另一个交易' },
  unknown: { en: 'this version knows no such transaction', zh: '本版本没有这种交易' },
  otherCaller: { en: 'somebody else has signed its transaction', zh: '其交易由他人签署' },
  notSigner: { en: 'its caller is none of those who sign such a call', zh: '其调用方不是此类交易的签署方' },
  unsigned: { en: 'it lacks the signature of {msp}', zh: '缺少 {msp} 的签署' },
  oneSigner: { en: 'one authority alone has signed what two must sign', zh: '须由两方签署, 却只有一方签署' },
  unsealed: {
    en: 'its transaction does not write the {kind} {id} under the seals that it needs',
    zh: '其交易没有以应有的封印写入{kind} {id}',
  },
});
