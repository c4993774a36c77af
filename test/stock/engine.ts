import type { CollectionConfig } from '@oneplusn/devnet';
import type { Credentials } from '@oneplusn/topology';

/** A network of whatever kind that the stock suites run on: devnet, or real Fabric. */
export interface Engine {
  readonly name: string;
  /** How its orderers agree: clients see the difference when a transaction is refused. */
  readonly consensus: 'raft' | 'bft';
  start(): Promise<StockNetwork>;
}

/** Where an authority's gateway listens. */
export interface StockEndpoint {
  readonly address: string;
  readonly tlsRootCert: string;
  readonly serverName: string;
}

/** A stock chaincode: a folder under `chaincode/`. */
export interface StockDeployment {
  readonly folder: string;
  /** Default: the folder's name. */
  readonly name?: string;
  /** Default: Fabric's, a majority of the organisations. */
  readonly policy?: string;
  readonly collections?: readonly CollectionConfig[];
}

export interface StockNetwork {
  readonly channel: string;
  readonly endpoints: ReadonlyMap<string, StockEndpoint>;
  readonly credentials: Credentials;
  deploy(deployment: StockDeployment): Promise<void>;
  stop(): Promise<void>;
}

/** The three organisations of {@link topologyText}. */
export const organizations = ['Org1MSP', 'Org2MSP', 'Org3MSP'] as const;
export type Organization = (typeof organizations)[number];

/** Three organisations, as in the public samples. */
export const topologyText = (consensus: Engine['consensus']): string => `
name: stock
channel: mychannel
committee: Org1MSP
authorities:
${organizations
  .map(
    (msp, index) => `
  - msp: ${msp}
    name: { zh: 机构${index + 1}, en: Organization ${index + 1} }
    kind: ${index === 0 ? 'committee' : 'ministry'}
    departments:
      - { path: office, name: { zh: 办公室, en: Office } }
    actors:
      - { id: user1, department: office, roles: [official], name: User One }`,
  )
  .join('')}
orderers: ${consensus === 'bft' ? 4 : 1}
consensus: ${consensus}
batch: { timeout: 200ms, maxMessages: 100, absoluteMaxBytes: 10MB, preferredMaxBytes: 2MB }
chaincode: { name: foundation, version: '1.0', signatures: 2 }
`;
