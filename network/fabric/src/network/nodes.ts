/** The configuration of peers and orderers, as the environment variables that override core.yaml and orderer.yaml. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { messageLimitOf, type Topology } from '@oneplusn/topology';
import type { Binaries } from '../binaries/find';
import type { Environment } from '../process/environment';
import type { NodePorts } from './plan';

/** One node's folders (written by @oneplusn/topology) and ports. */
export interface Node extends NodePorts {
  readonly name: string;
  readonly msp: string;
  /** Holds `msp/` and `tls/`. */
  readonly folder: string;
  /** The CA, PEM, of those who may use its operations endpoint. */
  readonly operationsRoot: string;
  /** The CA, PEM, of those who may use an orderer's admin door. */
  readonly administrationRoot: string;
  /** The name that others reach it by; `localhost` where not given. */
  readonly host?: string;
  /** The address it listens on; 127.0.0.1 where not given. */
  readonly listen?: string;
}

const builder = {
  detect: '#!/bin/sh\nexit 0\n',
  build: '#!/bin/sh\ncp "$1/connection.json" "$3/"\n',
  release: '#!/bin/sh\nmkdir -p "$2/chaincode/server" && cp "$1/connection.json" "$2/chaincode/server/"\n',
};

/**
 * Writes core.yaml (with the builder for chaincode as a service) and orderer.yaml into `folder`: the FABRIC_CFG_PATH of
 * all nodes.
 */
export function writeConfiguration(binaries: Binaries, folder: string): void {
  const bin = join(folder, 'ccaas', 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(builder)) writeFileSync(join(bin, name), script, { mode: 0o755 });
  const core = parseDocument(readFileSync(join(binaries.config, 'core.yaml'), 'utf8'));
  core.setIn(['chaincode', 'externalBuilders'], [{ name: 'ccaas', path: join(folder, 'ccaas') }]);
  writeFileSync(join(folder, 'core.yaml'), core.toString());
  writeFileSync(join(folder, 'orderer.yaml'), readFileSync(join(binaries.config, 'orderer.yaml')));
}

/** Transactions a second that an orderer takes, of all together: shared out among those who send. */
const RATE = 2_000;

/**
 * What asks for certificates of TLS at the doors where clients and other nodes come; the channel adds its members' CAs.
 */
const asksForCertificates = ({ mutualTls }: Pick<Topology, 'mutualTls'>, asked: Environment): Environment =>
  mutualTls === true ? asked : {};

export function ordererEnvironment(
  node: Node,
  configuration: string,
  data: string,
  topology: Pick<Topology, 'batch' | 'throttle' | 'mutualTls'>,
): Environment {
  const { listen = '127.0.0.1' } = node;
  const tls = join(node.folder, 'tls');
  const certificate = join(tls, 'server.crt');
  const key = join(tls, 'server.key');
  const ca = join(tls, 'ca.crt');
  return {
    FABRIC_CFG_PATH: configuration,
    FABRIC_LOGGING_SPEC: 'warn',
    ORDERER_GENERAL_LISTENADDRESS: listen,
    ORDERER_GENERAL_LISTENPORT: String(node.port),
    ORDERER_GENERAL_LOCALMSPID: node.msp,
    ORDERER_GENERAL_LOCALMSPDIR: join(node.folder, 'msp'),
    ORDERER_GENERAL_TLS_ENABLED: 'true',
    ORDERER_GENERAL_TLS_CERTIFICATE: certificate,
    ORDERER_GENERAL_TLS_PRIVATEKEY: key,
    ORDERER_GENERAL_TLS_ROOTCAS: `[${ca}]`,
    ...asksForCertificates(topology, {
      ORDERER_GENERAL_TLS_CLIENTAUTHREQUIRED: 'true',
      ORDERER_GENERAL_TLS_CLIENTROOTCAS: `[${ca}]`,
    }),
    ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE: certificate,
    ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY: key,
    ORDERER_GENERAL_CLUSTER_ROOTCAS: `[${ca}]`,
    // A peer may ask that often whether it is still there (see peerEnvironment).
    ORDERER_GENERAL_KEEPALIVE_SERVERMININTERVAL: '5s',
    ORDERER_GENERAL_MAXRECVMSGSIZE: String(messageLimitOf(topology)),
    // Fabric 2.5 has no such thing and passes it over.
    ORDERER_GENERAL_THROTTLING_RATE: String(topology.throttle ?? RATE),
    ORDERER_GENERAL_BOOTSTRAPMETHOD: 'none',
    ORDERER_CHANNELPARTICIPATION_ENABLED: 'true',
    ORDERER_ADMIN_LISTENADDRESS: `${listen}:${node.secondPort}`,
    ORDERER_ADMIN_TLS_ENABLED: 'true',
    ORDERER_ADMIN_TLS_CERTIFICATE: certificate,
    ORDERER_ADMIN_TLS_PRIVATEKEY: key,
    ORDERER_ADMIN_TLS_ROOTCAS: `[${ca}]`,
    // Under the CA of TLS each orderer's key would open the doors of all.
    ORDERER_ADMIN_TLS_CLIENTROOTCAS: `[${node.administrationRoot}]`,
    ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED: 'true',
    // One PUT to it without credentials would turn on logs that hold what is confidential.
    ORDERER_OPERATIONS_LISTENADDRESS: `127.0.0.1:${node.operationsPort}`,
    ORDERER_OPERATIONS_TLS_ENABLED: 'true',
    ORDERER_OPERATIONS_TLS_CERTIFICATE: certificate,
    ORDERER_OPERATIONS_TLS_PRIVATEKEY: key,
    ORDERER_OPERATIONS_TLS_CLIENTAUTHREQUIRED: 'true',
    ORDERER_OPERATIONS_TLS_CLIENTROOTCAS: `[${node.operationsRoot}]`,
    // Who leads is among its metrics.
    ORDERER_METRICS_PROVIDER: 'prometheus',
    ORDERER_FILELEDGER_LOCATION: data,
    ORDERER_CONSENSUS_WALDIR: join(data, 'wal'),
    ORDERER_CONSENSUS_SNAPDIR: join(data, 'snapshots'),
  };
}

/**
 * A peer parts lists of files at blanks, and looks from its configuration: the way from there holds no folder of the
 * user's.
 */
const fromConfiguration = (configuration: string, file: string): string =>
  configuration === '' ? file : relative(configuration, file);

/** With few authorities, gossip at 1 s intervals meets at once; with many its traffic would be the load. */
const gossipInterval = ({ authorities: { length } }: Pick<Topology, 'authorities'>): string =>
  length <= 12 ? '1s' : length <= 24 ? '3s' : '5s';

export function peerEnvironment(
  node: Node,
  configuration: string,
  data: string,
  topology: Pick<Topology, 'authorities' | 'batch' | 'mutualTls'>,
): Environment {
  const { listen = '127.0.0.1', host = 'localhost' } = node;
  const tls = join(node.folder, 'tls');
  const interval = gossipInterval(topology);
  return {
    FABRIC_CFG_PATH: configuration,
    FABRIC_LOGGING_SPEC: 'warn',
    CORE_PEER_ID: node.name,
    CORE_PEER_LISTENADDRESS: `${listen}:${node.port}`,
    CORE_PEER_ADDRESS: `${host}:${node.port}`,
    // Chaincode is a service that the peer calls: nobody calls the peer here.
    CORE_PEER_CHAINCODELISTENADDRESS: `127.0.0.1:${node.secondPort}`,
    CORE_PEER_LOCALMSPID: node.msp,
    CORE_PEER_MSPCONFIGPATH: join(node.folder, 'msp'),
    CORE_PEER_TLS_ENABLED: 'true',
    CORE_PEER_TLS_CERT_FILE: join(tls, 'server.crt'),
    CORE_PEER_TLS_KEY_FILE: join(tls, 'server.key'),
    CORE_PEER_TLS_ROOTCERT_FILE: join(tls, 'ca.crt'),
    // A peer shows its own to an orderer that sends it blocks only where it asks for some itself.
    ...asksForCertificates(topology, {
      CORE_PEER_TLS_CLIENTAUTHREQUIRED: 'true',
      CORE_PEER_TLS_CLIENTROOTCAS_FILES: fromConfiguration(configuration, join(tls, 'ca.crt')),
      CORE_PEER_TLS_CLIENTCERT_FILE: join(tls, 'server.crt'),
      CORE_PEER_TLS_CLIENTKEY_FILE: join(tls, 'server.key'),
    }),
    CORE_PEER_MAXRECVMSGSIZE: String(messageLimitOf(topology)),
    // What Fabric's own core.yaml has; in one without them there is no limit.
    CORE_PEER_LIMITS_CONCURRENCY_ENDORSERSERVICE: '2500',
    CORE_PEER_LIMITS_CONCURRENCY_DELIVERSERVICE: '2500',
    CORE_PEER_LIMITS_CONCURRENCY_GATEWAYSERVICE: '500',
    CORE_PEER_FILESYSTEMPATH: data,
    CORE_LEDGER_SNAPSHOTS_ROOTDIR: join(data, 'snapshots'),
    CORE_OPERATIONS_LISTENADDRESS: `127.0.0.1:${node.operationsPort}`,
    CORE_OPERATIONS_TLS_ENABLED: 'true',
    CORE_OPERATIONS_TLS_CERT_FILE: join(tls, 'server.crt'),
    CORE_OPERATIONS_TLS_KEY_FILE: join(tls, 'server.key'),
    CORE_OPERATIONS_TLS_CLIENTAUTHREQUIRED: 'true',
    CORE_OPERATIONS_TLS_CLIENTROOTCAS_FILES: fromConfiguration(configuration, node.operationsRoot),
    CORE_PEER_GOSSIP_EXTERNALENDPOINT: `${host}:${node.port}`,
    CORE_PEER_GOSSIP_BOOTSTRAP: `${host}:${node.port}`,
    // A peer greets the others before the channel has told it their TLS CAs, and would try in vain for 3 s.
    CORE_PEER_GOSSIP_DIALTIMEOUT: '1s',
    CORE_PEER_GOSSIP_RECONNECTINTERVAL: interval,
    CORE_PEER_GOSSIP_ALIVETIMEINTERVAL: interval,
    CORE_PEER_GOSSIP_PUBLISHSTATEINFOINTERVAL: interval,
    CORE_PEER_GOSSIP_REQUESTSTATEINFOINTERVAL: interval,
    CORE_PEER_GOSSIP_MEMBERSHIPTRACKERINTERVAL: interval,
    // One invalid transaction that claims another authority's collection must not stop that authority's peers.
    CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT: 'true',
    CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD: '3s',
    // An orderer that stands still, or is cut off, closes no connection: a peer that gets its blocks from it would wait
    // 80 s.
    CORE_PEER_KEEPALIVE_DELIVERYCLIENT_INTERVAL: '10s',
    CORE_PEER_KEEPALIVE_DELIVERYCLIENT_TIMEOUT: '5s',
    CORE_VM_ENDPOINT: '',
    // A wrong chaincode id would otherwise hang for five minutes.
    CORE_CHAINCODE_STARTUPTIMEOUT: '10s',
  };
}
