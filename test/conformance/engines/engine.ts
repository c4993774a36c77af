import type { CollectionConfig } from '@oneplusn/devnet';
import type { Credentials } from '@oneplusn/topology';
import { topologyOfThree } from '../../engine/organizations';
import type { Organization } from '../case';

export interface ConformanceNetwork {
  /** `devnet`, or Fabric's release: `3.1.5` */
  readonly release: string;
  readonly channel: string;
  readonly credentials: Credentials;
  readonly endpoints: ReadonlyMap<
    Organization,
    { readonly address: string; readonly tlsRootCert: string; readonly serverName: string }
  >;
  stop(): Promise<void>;
}

export type Consensus = 'raft' | 'bft';

const members = "OR('Org1MSP.member', 'Org2MSP.member')";
// Both members have the data when its transaction is endorsed: what they read does not depend on gossip's pace.
const counts = { requiredPeerCount: 1, maxPeerCount: 2 };

/** The chaincodes that all cases call: copies of the interpreter under other terms, on either channel. */
export const chaincodes: readonly {
  readonly name: string;
  /** The one of all organisations where not given. */
  readonly channel?: 'second';
  readonly policy: string;
  readonly collections?: readonly CollectionConfig[];
}[] = [
  {
    name: 'conform',
    policy: "OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')",
    collections: [
      { name: 'closed', policy: members, ...counts, memberOnlyRead: true, memberOnlyWrite: true },
      { name: 'open', policy: members, ...counts, memberOnlyRead: false, memberOnlyWrite: false },
      {
        name: 'strict',
        policy: members,
        ...counts,
        endorsementPolicy: { signaturePolicy: "AND('Org1MSP.peer', 'Org2MSP.peer')" },
      },
      { name: 'brief', policy: members, ...counts, blockToLive: 2 },
      {
        name: 'light',
        policy: members,
        ...counts,
        endorsementPolicy: { signaturePolicy: "OR('Org1MSP.peer', 'Org3MSP.peer')" },
      },
    ],
  },
  { name: 'callee', policy: "OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')" },
  { name: 'demanding', policy: "AND('Org1MSP.peer', 'Org2MSP.peer')" },
  {
    name: 'conform',
    channel: 'second',
    policy: "AND('Org1MSP.peer', 'Org2MSP.peer')",
    collections: [{ name: 'open', policy: members, ...counts, memberOnlyRead: false, memberOnlyWrite: false }],
  },
  { name: 'callee', channel: 'second', policy: "OR('Org1MSP.peer', 'Org2MSP.peer')" },
];

/**
 * Three organisations, and a second channel of two of them. Blocks are small, so that a message too large is soon made.
 */
export const topologyText = (consensus: Consensus): string =>
  topologyOfThree({
    ...{ name: 'conformance', channel: 'conformance', consensus },
    batch: '{ timeout: 50ms, maxMessages: 100, absoluteMaxBytes: 1MB, preferredMaxBytes: 512KB }',
  }) + 'channels: [{ name: second, authorities: [Org1MSP, Org2MSP] }]\n';
