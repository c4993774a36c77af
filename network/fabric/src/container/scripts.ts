/** What the containers that set a network up run; written into `set-up/`. */
import { channelsOf, signaturePolicy, type Topology } from '@oneplusn/topology';
import type { Node } from '../network/nodes';
import { blockOf, NETWORK, NODE_IMAGE, PORTS } from './units';

/**
 * Joins the peers and puts the chaincode on the channel; what was done already is passed over, so that it can be run
 * again.
 */
export function setUp(
  topology: Topology,
  peers: readonly Node[],
  orderer: Node,
  ids: ReadonlyMap<string, string>,
): string {
  const { channel, chaincode } = topology;
  const root = `${NETWORK}/set-up`;
  // What Fabric says of a step that was done already; that an approval was, it says without a further word.
  const done = ['already exists', 'already successfully installed', 'unchanged content', 'must be sequence 2'];
  const definition = [
    `-C ${channel} -n ${chaincode.name} -v ${chaincode.version} --sequence 1`,
    `--signature-policy "${signaturePolicy(topology)}"`,
    `-o ${orderer.name}:${PORTS.orderer} --tls --cafile ${root}/tls/${orderer.msp}.pem`,
  ].join(' ');
  const first = new Map([...peers].reverse().map((peer) => [peer.msp, peer]));
  const endorsers = topology.authorities.map(
    ({ msp }) => `--peerAddresses ${first.get(msp)?.name}:${PORTS.peer} --tlsRootCertFiles ${root}/tls/${msp}.pem`,
  );
  const steps = (words: string, list: readonly Node[], step: (peer: Node) => string): string[] =>
    list.map((peer) => `as ${peer.msp} ${peer.name}; again "${peer.name} ${words}" ${step(peer)}`);
  return [
    '#!/bin/sh',
    'set -u',
    'export CORE_PEER_TLS_ENABLED=true',
    'as() {',
    `  export CORE_PEER_LOCALMSPID=$1 CORE_PEER_ADDRESS=$2:${PORTS.peer}`,
    `  export CORE_PEER_MSPCONFIGPATH=${NETWORK}/admins/$1 CORE_PEER_TLS_ROOTCERT_FILE=${root}/tls/$1.pem`,
    '}',
    '# Repeats a step until it is done: a node may not be up yet, or not have the block that the step needs.',
    'again() {',
    '  what=$1; shift; tried=0',
    '  until said=$("$@" 2>&1); do',
    `    case $said in ${done.map((said) => `*'${said}'*`).join('|')}|*'for namespace ${chaincode.name}') break;; esac`,
    '    tried=$((tried + 1))',
    '    if [ $tried -gt 60 ]; then echo "$what: $said" >&2; exit 1; fi',
    '    sleep 1',
    '  done',
    '  echo "$what"',
    '}',
    ...channelsOf(topology).flatMap(({ name, authorities }) =>
      steps(
        `has joined ${name}`,
        peers.filter(({ msp }) => authorities.includes(msp)),
        () => `peer channel join -b ${root}/${blockOf(topology, name)}`,
      ),
    ),
    ...steps('has the chaincode', peers, ({ msp }) => `peer lifecycle chaincode install ${root}/packages/${msp}.tgz`),
    ...steps(
      'approves',
      [...first.values()].reverse(),
      ({ msp }) => `peer lifecycle chaincode approveformyorg --package-id ${ids.get(msp)} ${definition}`,
    ),
    ...steps(
      'commits',
      peers.slice(0, 1),
      () => `peer lifecycle chaincode commit ${definition} ${endorsers.join(' ')}`,
    ),
    '',
  ].join('\n');
}

/** The chaincode's image, from the packages that `npm pack` makes. */
export const dockerfile = `# npm pack -w @oneplusn/api -w @oneplusn/foundation --pack-destination <this folder>
FROM ${NODE_IMAGE}
WORKDIR /chaincode
COPY package.json *.tgz ./
RUN npm install --omit=dev --no-audit --no-fund
USER node
WORKDIR /chaincode/node_modules/@oneplusn/foundation
ENTRYPOINT ["node", "/chaincode/node_modules/fabric-shim/cli.js", "server"]
`;

/** fabric-contract-api asks for a class-transformer that lacks what it calls: hence the override. */
export const imagePackage = {
  private: true,
  dependencies: {
    '@oneplusn/api': 'file:oneplusn-api-0.1.0.tgz',
    '@oneplusn/foundation': 'file:oneplusn-foundation-0.1.0.tgz',
  },
  overrides: { 'class-transformer': '0.5.1', '@oneplusn/api': 'file:oneplusn-api-0.1.0.tgz' },
};
