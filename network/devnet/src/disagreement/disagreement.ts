import type { peer } from '@hyperledger/fabric-protos';
import { firstDifference, type Difference } from './compare';

/** What one authority's peer answered to a proposal. */
export interface Answer {
  readonly msp: string;
  /** Serialized `peer.ProposalResponsePayload`. */
  readonly payload: Uint8Array;
}

/** Two endorsers ran the same proposal and came to different results: what a developer needs to find out why. */
export interface Disagreement {
  readonly txId: string;
  readonly chaincode: string;
  /** Name of the transaction: the first argument of the call. */
  readonly transaction: string;
  /** MSP ids of the two. */
  readonly between: readonly [string, string];
  /** The first difference: what was read before what was written, and that before the answer. */
  readonly difference: Difference;
  /** All of it for people, in Chinese and English. */
  readonly text: string;
}

/** What a report says of the call. */
interface Call {
  readonly txId: string;
  readonly chaincode: string;
  readonly spec: peer.ChaincodeInvocationSpec;
}

/** Compares two answers that are not the same bytes. */
export function disagreement({ txId, chaincode, spec }: Call, [one, other]: readonly [Answer, Answer]): Disagreement {
  const [name = new Uint8Array()] = spec.getChaincodeSpec()?.getInput()?.getArgsList_asU8() ?? [];
  const facts = {
    txId,
    chaincode,
    transaction: Buffer.from(name).toString(),
    between: [one.msp, other.msp] as const,
    difference: firstDifference(one.payload, other.payload),
  };
  return { ...facts, text: textOf(facts) };
}

function textOf({ txId, chaincode, transaction, between, difference }: Omit<Disagreement, 'text'>): string {
  const { what, where, values } = difference;
  const width = Math.max(...between.map((msp) => msp.length));
  return [
    `背书不一致 / endorsers disagree: ${chaincode} ${transaction} (${txId.slice(0, 12)}), ${between.join(', ')}`,
    `  ${what}${where === '' ? '' : `: ${where}`}`,
    ...between.map((msp, index) => `    ${msp.padEnd(width)}  ${values[index]}`),
    `  ${what.startsWith('read') ? behind : chance}`,
  ].join('\n');
}

const behind =
  '两个节点读到的状态不同：其中一个可能落后，重试即可；若反复出现，请检查节点数据 / ' +
  'The two peers read different state: one may be a block behind, then try again; if it stays, look at their data';
const chance =
  '链码结果必须只取决于账本和参数：检查时钟、随机数、本地化函数、浮点数和遍历顺序 / ' +
  'Results may depend on ledger and arguments alone: look for clocks, random numbers, locales, floats, order of ' +
  'iteration';
