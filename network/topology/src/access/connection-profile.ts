import { stringify } from 'yaml';
import type { Credentials } from '../credentials/credentials';
import { ProvisionError } from '../error';
import { peerNames } from '../file/node-names';
import type { Topology } from '../file/topology';

/** Where a peer listens. */
export interface Endpoint {
  /** Host and port: `localhost:7051`. */
  readonly address: string;
}

/** By node name, such as `peer0.gd`. */
export type Endpoints = ReadonlyMap<string, Endpoint>;

/** What a OnePlusN client must know beyond Fabric's own profile; the profile's block `x-oneplusn`. */
export interface NetworkFacts {
  channel: string;
  /** Name of the shared ledger layer's chaincode. */
  chaincode: string;
  /** MSP id of the authority that governs. */
  committee: string;
  /** How many authorities endorse a transaction. */
  signatures: number;
}

/**
 * Fabric's common connection profile for the clients of one authority, as YAML: all organisations and peers with
 * addresses and TLS roots, and the block `x-oneplusn` ({@link NetworkFacts}). It holds no secret.
 *
 * @param authority MSP id
 * @param endpoints of every peer
 * @throws ProvisionError TOPOLOGY-301 when the topology has no such authority, TOPOLOGY-302 when a peer has no endpoint
 * or no credentials
 */
export function connectionProfile(
  topology: Topology,
  authority: string,
  endpoints: Endpoints,
  credentials: Credentials,
): string {
  const { name, channel, committee, chaincode, authorities } = topology;
  if (!authorities.some(({ msp }) => msp === authority)) throw unknownAuthority(authority);
  const facts: NetworkFacts = { channel, chaincode: chaincode.name, committee, signatures: chaincode.signatures };
  const organizations = authorities.map(({ msp, peers }) => ({ msp, peers: peerNames(msp, peers) }));
  return stringify({
    name,
    version: '1.0.0',
    client: { organization: authority },
    organizations: Object.fromEntries(organizations.map(({ msp, peers }) => [msp, { mspid: msp, peers }])),
    peers: Object.fromEntries(
      organizations.flatMap(({ msp, peers }) =>
        peers.map((peer) => [peer, peerEntry(peer, endpoints.get(peer), credentials.authorities.get(msp))]),
      ),
    ),
    'x-oneplusn': facts,
  });
}

function peerEntry(
  name: string,
  endpoint: Endpoint | undefined,
  authority: { tlsCa: { certificate: string } } | undefined,
) {
  if (!endpoint || !authority) throw unknownPeer(name);
  return {
    url: `grpcs://${endpoint.address}`,
    tlsCACerts: { pem: authority.tlsCa.certificate },
    grpcOptions: { 'ssl-target-name-override': name },
  };
}

function unknownAuthority(msp: string): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-301',
    { zh: `网络中没有机构 "${msp}"`, en: `the network has no authority "${msp}"` },
    { zh: '请使用拓扑文件中的 MSP 标识', en: 'use an MSP id of the topology file' },
  );
}

function unknownPeer(name: string): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-302',
    { zh: `节点 "${name}" 缺少地址或凭证`, en: `the peer "${name}" has no endpoint or no credentials` },
    { zh: '请为拓扑中的每个节点提供两者', en: 'give both for every peer of the topology' },
  );
}
