import {
  channelsOf,
  domainOf,
  layout,
  ORDERER_MSP,
  ordererNames,
  peerNames,
  serviceLayout,
  TLS_FILES,
  VAULT_FILE,
  type Topology,
} from '@oneplusn/topology';
import { ordererEnvironment, peerEnvironment, type Node } from '../network/nodes';
import type { Environment } from '../process/environment';

/** A folder of the written files, as a container sees it. */
export interface Mount {
  /** Relative to the folder written. */
  readonly from: string;
  readonly to: string;
}

/** What a container is: it says who may speak to it. */
type UnitKind = 'orderer' | 'peer' | 'service' | 'job';

/**
 * One container of a network, whatever runs it. Its name is the one in its certificates, and the one others reach it
 * by.
 */
export interface Unit {
  readonly name: string;
  readonly kind: UnitKind;
  /** MSP id of the organisation whose it is; jobs are nobody's. */
  readonly msp?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Environment;
  readonly mounts: readonly Mount[];
  readonly ports: readonly number[];
  /** Where its ledger lies, to be kept when the container goes. */
  readonly data?: string;
  /** Runs to its end, when those named have come or ended. */
  readonly once?: { readonly after: readonly string[] };
}

export const PORTS = { orderer: 7050, admin: 7053, peer: 7051, chaincodeOfPeer: 7052, operations: 9443, service: 9999 };
const node = '/etc/oneplusn/node';
const operations = '/etc/oneplusn/operations';
const administration = '/etc/oneplusn/administration';
const data = '/var/hyperledger/production';
/** Everything that was written, as the containers that set the network up see it. */
export const NETWORK = '/network';
export const NODE_IMAGE = 'node:24-slim';

/** The nodes of a topology as containers reach each other: by name, on Fabric's usual ports. */
function containerNode(name: string, msp: string, kind: 'orderer' | 'peer'): Node {
  const [port, secondPort] = kind === 'orderer' ? [PORTS.orderer, PORTS.admin] : [PORTS.peer, PORTS.chaincodeOfPeer];
  return {
    ...{ name, msp, host: name, listen: '0.0.0.0', folder: node, port, secondPort },
    operationsPort: PORTS.operations,
    operationsRoot: `${operations}/${TLS_FILES.ca}`,
    administrationRoot: `${administration}/${TLS_FILES.ca}`,
  };
}

/** The image holds its own configuration, with the builder for chaincode as a service. */
function inImage(environment: Environment): Environment {
  return { ...environment, FABRIC_CFG_PATH: '/etc/hyperledger/fabric' };
}

/** What a node holds, and whom it takes for its operators; what these show is nowhere in a container. */
const nodeMounts = (name: string, msp: string): Mount[] => [
  { from: `credentials/${msp}/nodes/${name}`, to: node },
  { from: layout.operationsRoot('credentials', msp), to: operations },
];

function ordererUnit({ name, msp }: Node, release: string, topology: Topology): Unit {
  return {
    ...{ name, msp, kind: 'orderer' },
    image: `hyperledger/fabric-orderer:${release}`,
    environment: inImage(ordererEnvironment(containerNode(name, msp, 'orderer'), '', data, topology)),
    mounts: [...nodeMounts(name, msp), { from: layout.administrationRoot('credentials', msp), to: administration }],
    ports: [PORTS.orderer, PORTS.admin],
    data,
  };
}

function peerUnit({ name, msp }: Node, release: string, topology: Topology): Unit {
  return {
    ...{ name, msp, kind: 'peer' },
    image: `hyperledger/fabric-peer:${release}`,
    environment: inImage(peerEnvironment(containerNode(name, msp, 'peer'), '', data, topology)),
    mounts: nodeMounts(name, msp),
    ports: [PORTS.peer],
    data,
  };
}

function serviceUnit(name: string, msp: string, id: string, { committee, chaincode }: Topology): Unit {
  const tls = '/etc/oneplusn/tls';
  const vault = '/etc/oneplusn/vault';
  const files = [
    ...['--chaincode-tls-cert-file', `${tls}/${TLS_FILES.certificate}`],
    ...['--chaincode-tls-key-file', `${tls}/${TLS_FILES.privateKey}`],
    ...['--chaincode-tls-client-cacert-file', `${tls}/${TLS_FILES.ca}`],
  ];
  return {
    ...{ name, msp, kind: 'service' },
    image: `oneplusn/${chaincode.name}:${chaincode.version}`,
    command: ['--chaincode-address', `0.0.0.0:${PORTS.service}`, '--chaincode-id', id, ...files],
    environment: {
      ONEPLUSN_COMMITTEE: committee,
      ONEPLUSN_CHAINCODE: chaincode.name,
      ONEPLUSN_VAULT_KEYS: `${vault}/${VAULT_FILE}`,
      CORE_PEER_LOCALMSPID: msp,
    },
    mounts: [
      { from: serviceLayout.service(`services/${name}`), to: tls },
      { from: layout.vault('credentials', msp), to: vault },
    ],
    ports: [PORTS.service],
  };
}

/** The file with a channel's first block, in `set-up/`. */
export const blockOf = ({ channel }: Topology, name: string): string =>
  name === channel ? 'genesis.block' : `channel-${name}.block`;

/** Joins the orderers: the official images hold no program that can. */
export function joinUnit(topology: Topology, orderers: readonly Node[]): Unit {
  const blocks = channelsOf(topology).map(({ name }) => `${NETWORK}/set-up/${blockOf(topology, name)}`);
  return {
    ...{ name: 'join-orderers', kind: 'job' },
    image: NODE_IMAGE,
    command: ['node', `${NETWORK}/set-up/join-orderers.cjs`],
    environment: {
      ORDERERS: orderers.map(({ name }) => `${name}:${PORTS.admin}`).join(' '),
      BLOCKS: blocks.join(' '),
      ROOT: `${NETWORK}/set-up/tls/${ORDERER_MSP}.pem`,
      CLIENT: administration,
    },
    mounts: [
      { from: 'set-up', to: `${NETWORK}/set-up` },
      { from: layout.administrationClient('credentials', ORDERER_MSP), to: administration },
    ],
    ports: [],
    once: { after: orderers.map(({ name }) => name) },
  };
}

/** Joins the peers, installs, approves and commits the chaincode. */
function setUpUnit(topology: Topology, release: string, others: readonly Unit[]): Unit {
  return {
    ...{ name: 'set-up', kind: 'job' },
    image: `hyperledger/fabric-peer:${release}`,
    command: ['sh', `${NETWORK}/set-up/set-up.sh`],
    environment: {},
    mounts: [
      { from: 'set-up', to: `${NETWORK}/set-up` },
      ...topology.authorities.map(({ msp }) => ({
        from: `credentials/${msp}/users/admin/msp`,
        to: `${NETWORK}/admins/${msp}`,
      })),
    ],
    ports: [],
    once: { after: others.map(({ name }) => name) },
  };
}

/** The name of an authority's chaincode service. */
export const serviceName = ({ chaincode }: Topology, msp: string): string => `${chaincode.name}.${msp.toLowerCase()}`;

/** The orderers and peers of a topology. */
export function nodesOf({ orderers, authorities }: Topology): { orderers: [Node, ...Node[]]; peers: Node[] } {
  const [first, ...others] = ordererNames(orderers).map((name) => containerNode(name, ORDERER_MSP, 'orderer'));
  if (!first) throw new RangeError('a network needs an orderer');
  const peers = authorities.flatMap((authority) =>
    peerNames(domainOf(authority), authority.peers).map((name) => containerNode(name, authority.msp, 'peer')),
  );
  return { orderers: [first, ...others], peers };
}

/**
 * All containers of a topology, those that set it up last.
 * @param ids of each authority's chaincode package
 */
export function unitsOf(topology: Topology, release: string, ids: ReadonlyMap<string, string>): Unit[] {
  const { orderers, peers } = nodesOf(topology);
  const lasting = [
    ...orderers.map((node) => ordererUnit(node, release, topology)),
    ...peers.map((node) => peerUnit(node, release, topology)),
    ...[...ids].map(([msp, id]) => serviceUnit(serviceName(topology, msp), msp, id, topology)),
  ];
  const joining = joinUnit(topology, orderers);
  return [...lasting, joining, setUpUnit(topology, release, [...lasting, joining])];
}
