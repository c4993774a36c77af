import type { CollectionConfig } from '@oneplusn/devnet';
import type { Credentials } from '@oneplusn/topology';
import { topologyOfThree } from '../engine/organizations';

export { organizations, type Organization } from '../engine/organizations';

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

/** The network of the stock suites. */
export const topologyText = (consensus: Engine['consensus']): string =>
  topologyOfThree({
    ...{ name: 'stock', channel: 'mychannel', consensus },
    batch: '{ timeout: 200ms, maxMessages: 100, absoluteMaxBytes: 10MB, preferredMaxBytes: 2MB }',
  });
