import { stringify } from 'yaml';
import type { Credentials } from '../credentials/credentials';
import { issueTlsClient } from '../credentials/issue';
import { provisionErrors, provisionFail, type ProvisionError } from '../error';
import { domainOf, peerNames } from '../file/node-names';
import type { Authority, Topology } from '../file/topology';

/** Where a peer listens. */
export interface Endpoint {
  /** Host and port: `localhost:7051`. */
  readonly address: string;
}

/** By node name, such as `peer0.gd`; an MSP id stands for the authority's first peer. */
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
  /** The certification authority of each member, by MSP id: clients hold endorsements against it. */
  roots: Record<string, string>;
}

/**
 * Fabric's common connection profile for the clients of one authority, as YAML: all organisations, their peers with
 * addresses and TLS roots, and the block `x-oneplusn` ({@link NetworkFacts}). It holds no secret, unless the network
 * asks for certificates of TLS: then also the key of a new one.
 *
 * @param authority MSP id
 * @param endpoints where peers are reached; those it does not name are left out
 * @throws ProvisionError TOPOLOGY-301 when the topology has no such authority, TOPOLOGY-302 when an authority has no
 * peer with an endpoint, or no credentials
 */
export function connectionProfile(
  topology: Topology,
  authority: string,
  endpoints: Endpoints,
  credentials: Credentials,
): string {
  const { name, channel, committee, chaincode, authorities } = topology;
  if (!authorities.some(({ msp }) => msp === authority)) throw unknownAuthority(authority);
  const roots = Object.fromEntries([...credentials.authorities].map(([msp, { ca }]) => [msp, ca.certificate]));
  const { name: foundation, signatures } = chaincode;
  const facts: NetworkFacts = { channel, chaincode: foundation, committee, signatures, roots };
  const organizations: Record<string, { mspid: string; peers: string[] }> = {};
  const peers: Record<string, PeerEntry> = {};
  for (const member of authorities) {
    const entries = peerEntries(member, endpoints, credentials);
    organizations[member.msp] = { mspid: member.msp, peers: Object.keys(entries) };
    Object.assign(peers, entries);
  }
  return stringify({
    name,
    version: '1.0.0',
    client: { organization: authority, ...(topology.mutualTls && { tlsCerts: shownBy(authority, credentials) }) },
    organizations,
    peers,
    'x-oneplusn': facts,
  });
}

/** Whether the profiles of a network are for their owners alone: only those that show a certificate hold its key. */
export const profileIsSecret = ({ mutualTls }: Pick<Topology, 'mutualTls'>): boolean => mutualTls === true;

/** As Fabric's own SDKs take it. */
function shownBy(authority: string, { authorities }: Credentials) {
  const owner = authorities.get(authority);
  if (!owner) throw unreachable(authority);
  const { certificate, privateKey } = issueTlsClient(owner);
  return { client: { cert: { pem: certificate }, key: { pem: privateKey } } };
}

interface PeerEntry {
  url: string;
  tlsCACerts: { pem: string };
  grpcOptions: { 'ssl-target-name-override': string };
}

function peerEntries(
  authority: Authority,
  endpoints: Endpoints,
  { authorities }: Credentials,
): Record<string, PeerEntry> {
  const { msp, peers } = authority;
  const pem = authorities.get(msp)?.tlsCa.certificate;
  const entries: Record<string, PeerEntry> = {};
  for (const [index, name] of peerNames(domainOf(authority), peers).entries()) {
    const address = (endpoints.get(name) ?? (index === 0 ? endpoints.get(msp) : undefined))?.address;
    if (address === undefined || pem === undefined) continue;
    const grpcOptions = { 'ssl-target-name-override': name };
    entries[name] = { url: `grpcs://${address}`, tlsCACerts: { pem }, grpcOptions };
  }
  if (Object.keys(entries).length === 0) throw unreachable(msp);
  return entries;
}

const unknownAuthority = (msp: string): ProvisionError => provisionFail(provisionErrors.unknownAuthority, { msp });

const unreachable = (msp: string): ProvisionError => provisionFail(provisionErrors.unreachable, { msp });
