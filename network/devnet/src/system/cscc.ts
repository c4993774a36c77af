import { common, peer } from '@hyperledger/fabric-protos';
import { configOf } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import { checkLocal } from '../policy/local-access';
import { accessRefused } from '../policy/refusal';
import type { Simulation } from '../simulate/simulation';
import { answered, type SystemCall } from './call';
import { foundedChannel } from './founding-block';

/**
 * Answers a query about the configuration of the channels that an authority's peer has joined (Fabric:
 * `core/scc/cscc`): `GetChannels`, `GetConfigBlock`, `GetChannelConfig`, `JoinBySnapshotStatus`. It joins no others.
 */
export function queryConfiguration(call: SystemCall): Simulation {
  return answered('cscc', call, () => answer(call));
}

/** Those that Fabric asks for no further argument. */
const alone = new Set(['GetChannels', 'JoinBySnapshotStatus']);

function answer(call: SystemCall): Uint8Array {
  const args = call.input.getArgsList_asU8();
  const [name = new Uint8Array(), subject = new Uint8Array()] = args;
  const what = text(name);
  if (args.length < (alone.has(what) ? 1 : 2)) throw new Error(`Incorrect number of arguments, ${args.length}`);
  const query = Object.hasOwn(queries, what) ? queries[what] : undefined;
  if (!query) throw new Error(`Requested function ${what} not found.`);
  return query(call, subject);
}

const queries: Readonly<Record<string, (call: SystemCall, subject: Uint8Array) => Uint8Array>> = {
  GetChannels(call) {
    allow('GetChannels', () => checkLocal(call, 'Members'));
    const response = new peer.ChannelQueryResponse();
    for (const name of call.channels.keys()) {
      const info = new peer.ChannelInfo();
      info.setChannelId(name);
      response.addChannels(info);
    }
    return response.serializeBinary();
  },

  GetConfigBlock(call, subject) {
    return foundingBlock(readable('GetConfigBlock', call, text(subject))).serializeBinary();
  },

  GetChannelConfig(call, subject) {
    if (subject.length === 0) throw new Error('empty channel name provided');
    const block = foundingBlock(readable('GetChannelConfig', call, text(subject)));
    const [founding = new Uint8Array()] = block.getData()?.getDataList_asU8() ?? [];
    return configOf(common.Envelope.deserializeBinary(founding)).serializeBinary();
  },

  JoinChain(call, subject) {
    const channel = foundedChannel(subject);
    try {
      checkLocal(call, 'Admins');
    } catch (error) {
      throw new Error(`access denied for [JoinChain][${channel}]: [${(error as Error).message}]`, { cause: error });
    }
    if (call.channels.has(channel))
      throw new Error(
        `cannot create ledger from genesis block: ledger [${channel}] already exists with state [ACTIVE]`,
      );
    throw new Error(`cannot create ledger from genesis block: ${unjoinable}`);
  },

  JoinChainBySnapshot(call, subject) {
    if (subject.length === 0) throw new Error('Cannot join the channel, no snapshot directory provided');
    try {
      checkLocal(call, 'Admins');
    } catch (error) {
      throw new Error(`access denied for [JoinChainBySnapshot]: [${(error as Error).message}]`, { cause: error });
    }
    throw new Error(`cannot create ledger from snapshot ${text(subject)}: ${unjoinable}`);
  },

  JoinBySnapshotStatus(call) {
    allow('JoinBySnapshotStatus', () => checkLocal(call, 'Admins'));
    return new peer.JoinBySnapshotStatus().serializeBinary();
  },
};

/** Where Fabric would join. */
const unjoinable = 'the channels of an embedded ledger are those of its topology';

/** The channel, if the caller is one of its readers. */
function readable(name: string, call: SystemCall, channel: string): Ledger {
  const policy = '/Channel/Application/Readers';
  return allow(`${name}][${channel}`, () => {
    if (channel === '') checkLocal(call, policy);
    const found = call.channels.get(channel);
    if (!found) throw new Error(`Failed to get policy manager for channel [${channel}]`);
    if (!found.trust.allows(policy, call.creator)) throw new Error(accessRefused(channel, policy));
    return found.ledger;
  });
}

function allow<T>(what: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw new Error(`access denied for [${what}]: ${(error as Error).message}`, { cause: error });
  }
}

/** The newest block with a configuration: there is only block 0. */
function foundingBlock(ledger: Ledger): common.Block {
  return ledger.block(0n)?.block ?? new common.Block();
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
