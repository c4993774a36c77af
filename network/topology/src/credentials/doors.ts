/** Doors between two parties alone: each has a CA of its own, which signs their certificates and then never again. */
import { createAuthority, issue, type Issuer, type Term } from './certificate';
import type { ClientDoor, KeyPair, ServiceTls } from './credentials';
import { termOf, type TermOptions } from './term';

/** Whose service it is, and by which names its peers reach it. */
export interface ServiceParty {
  /** Stands in the certificates; the first host where not given. */
  msp?: string;
  /** DNS names and IPv4 addresses; the first is the common name. */
  hosts: readonly string[];
}

/**
 * Makes both sides of mutual TLS between an authority's peers and its chaincode service: a CA for this purpose alone,
 * the service's certificate, and the one that all its peers show. The CA's key is not kept: whoever held it could let
 * himself in, and to renew one side is to renew the package that names both.
 */
export function issueServiceTls({ msp, hosts }: ServiceParty, options: TermOptions = {}): ServiceTls {
  const [commonName = 'service'] = hosts;
  const organization = msp ?? commonName;
  const { certificate, issuer } = throwawayAuthority(organization, `ca.${commonName}`, termOf(options));
  return {
    ca: certificate,
    server: issue(issuer, { subject: { organization, unit: 'client', commonName }, purpose: 'server', hosts }),
    client: clientOf(issuer, organization, `peers.${commonName}`),
  };
}

/** Makes what the operators of an organisation show at the operations endpoints of its nodes. */
export function issueOperations(msp: string, options: TermOptions = {}): ClientDoor {
  return clientDoor(msp, 'operations', options);
}

/**
 * Makes what the administrators of orderers show at their admin doors. Under the CA of TLS any orderer's key would open
 * them all: whoever got one could remove the channel from the others.
 */
export function issueAdministration(msp: string, options: TermOptions = {}): ClientDoor {
  return clientDoor(msp, 'administration', options);
}

function clientDoor(msp: string, purpose: string, options: TermOptions): ClientDoor {
  const name = `${purpose}.${msp.toLowerCase()}`;
  const { certificate, issuer } = throwawayAuthority(msp, `ca.${name}`, termOf(options));
  return { ca: certificate, client: clientOf(issuer, msp, name) };
}

function throwawayAuthority(
  organization: string,
  commonName: string,
  term: Term,
): { certificate: string; issuer: Issuer } {
  const { pair, issuer } = createAuthority({ organization, commonName }, term);
  return { certificate: pair.certificate, issuer };
}

function clientOf(issuer: Issuer, organization: string, commonName: string): KeyPair {
  return issue(issuer, { subject: { organization, unit: 'client', commonName }, purpose: 'client' });
}
