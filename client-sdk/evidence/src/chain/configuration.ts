/** Who the members of a channel are, and who signs its blocks, from a block on that says so. */
import { common } from '@hyperledger/fabric-protos';
import {
  ChannelPolicies,
  ChannelTrust,
  Members,
  Orderers,
  configOf,
  configurationIn,
  mspsOf,
  organizationsOf,
} from '@oneplusn/channel';
import type { EvidenceBlock } from '../format/evidence';
import { tried } from '../report/tried';
import { messageOf } from './block';

export interface Configuration {
  readonly number: number;
  /** Counted up by one with each. */
  readonly sequence: number;
  readonly channel: string;
  readonly orderers: Orderers;
  readonly trust: ChannelTrust;
  /** The organisations of its applications: whose peers count. */
  readonly authorities: ReadonlySet<string>;
}

/** Reads the configuration that a block sets. */
export class Configurations {
  /** Whoever looks at many files of one ledger reads its configurations once. */
  readonly #read = new Map<string, Configuration | undefined>();

  /** Undefined where the block sets none that can be read. */
  in(block: EvidenceBlock): Configuration | undefined {
    const [envelope, ...more] = block.transactions;
    if (envelope === undefined || more.length > 0) return undefined;
    const key = `${block.number} ${envelope}`;
    if (!this.#read.has(key)) {
      if (this.#read.size >= mostKept) this.#read.clear();
      this.#read.set(
        key,
        tried(() => read(block)),
      );
    }
    return this.#read.get(key);
  }
}

const mostKept = 64;

function read(block: EvidenceBlock): Configuration | undefined {
  const group = configurationIn(messageOf(block));
  if (!group) return undefined;
  const envelope = common.Envelope.deserializeBinary(Buffer.from(block.transactions[0] ?? '', 'base64'));
  const header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader();
  const trust = new ChannelTrust(new Members(mspsOf(group)), new ChannelPolicies(group));
  return {
    number: block.number,
    sequence: Number(configOf(envelope).getSequence()),
    channel: common.ChannelHeader.deserializeBinary(header?.getChannelHeader_asU8() ?? new Uint8Array()).getChannelId(),
    orderers: new Orderers(group),
    trust,
    authorities: new Set(organizationsOf(group, 'Application').map(([name]) => name)),
  };
}
