import { evaluate, type Caller } from '../case';
import { scenario, type Group } from './group';

const channel = 'conformance';
type Question = readonly [chaincode: string, ...raw: [string, ...string[]]];

/** Whose answer is bytes that differ from run to run: only that there is one is compared. */
const answered: readonly Question[] = [
  ['qscc', 'GetChainInfo', channel],
  ['qscc', 'GetBlockByNumber', channel, '0'],
  ['cscc', 'GetConfigBlock', channel],
  ['cscc', 'GetChannelConfig', channel],
  // In an order that is another each time.
  ['cscc', 'GetChannels'],
  ['_lifecycle', 'QueryChaincodeDefinitions', ''],
  ['_lifecycle', 'QueryChaincodeDefinition', '\n\u0009demanding'],
];

const questions: readonly Question[] = [
  ['qscc', ''],
  ['qscc', 'GetChainInfo'],
  ['qscc', 'GetChainInfo', 'nowhere'],
  ['qscc', 'GetNothing', channel],
  ['qscc', 'GetBlockByNumber', channel],
  ['qscc', 'GetBlockByNumber', channel, 'x'],
  ['qscc', 'GetBlockByNumber', channel, '1000000'],
  ['qscc', 'GetBlockByHash', channel, 'nothing'],
  ['qscc', 'GetTransactionByID', channel, 'nothing'],
  ['qscc', 'GetTransactionByID', channel, ''],
  ['qscc', 'GetBlockByTxID', channel, 'nothing'],
  ['cscc', ''],
  ['cscc', 'GetConfigBlock'],
  ['cscc', 'GetConfigBlock', ''],
  ['cscc', 'GetConfigBlock', 'nowhere'],
  ['cscc', 'GetChannelConfig', 'nowhere'],
  ['cscc', 'GetChannelConfig', ''],
  ['cscc', 'JoinChain', 'rubbish'],
  ['cscc', 'JoinChain', ''],
  ['cscc', 'JoinChainBySnapshot', ''],
  ['cscc', 'JoinChainBySnapshot', '/nowhere'],
  ['cscc', 'JoinBySnapshotStatus'],
  ['cscc', 'GetNothing', channel],
  ['_lifecycle', 'QueryNothing', ''],
  ['_lifecycle', 'QueryChaincodeDefinition', 'rubbish!'],
  ['_lifecycle', 'QueryChaincodeDefinition', '\n\u0007nothing'],
  ['_lifecycle', 'QueryInstalledChaincodes', ''],
  ['_lifecycle', 'CheckCommitReadiness', ''],
];

/** A peer answers members of its own authority alone, or its administrators. All are asked of Org1's. */
const ofPeersOwn: readonly Question[] = [
  ['cscc', 'GetChannels'],
  ['cscc', 'GetConfigBlock', ''],
  ['cscc', 'JoinBySnapshotStatus'],
];

const ask = (list: readonly Question[], opaque: boolean, by: Caller) =>
  list.map(([chaincode, ...raw]) =>
    scenario(`system: ${by} asks ${chaincode} ${JSON.stringify(raw)}`, () => [
      evaluate([], { chaincode, raw, opaque, by, endorsers: ['Org1MSP'] }),
    ]),
  );

export const system: Group = {
  name: 'system',
  cases: [
    ...ask(answered, true, 'Org1MSP'),
    ...ask(answered.slice(0, 1), true, 'Org2MSP'),
    ...ask(ofPeersOwn, false, 'Org2MSP'),
    ...ask(ofPeersOwn.slice(0, 1), true, 'admin'),
    ...ask(ofPeersOwn.slice(1), false, 'admin'),
    ...ask(questions, false, 'Org1MSP'),
    ...ask(answered.slice(0, 1), false, 'stranger'),
  ],
};
