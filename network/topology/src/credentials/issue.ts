import { setImmediate } from 'node:timers/promises';
import { ADMIN_ID, domainOf, ORDERER_MSP, ordererNames, peerNames } from '../file/node-names';
import type { Actor, Authority, Topology } from '../file/topology';
import { attributesOf } from './attributes';
import { createAuthority, issue, openAuthority, type Issuer, type Term } from './certificate';
import {
  type AuthorityCredentials,
  type Credentials,
  type KeyPair,
  type NodeCredentials,
  type OrdererCredentials,
} from './credentials';
import { issueAdministration, issueOperations } from './doors';
import { CLOCK_SKEW, termOf, type TermOptions } from './term';
import { newVaultKeys } from './vault-keys';

/**
 * Makes all keys and certificates of a network, in memory: for each authority a CA, a TLS CA, peers, an admin and the
 * topology's actors; for the orderers an organisation of their own.
 *
 * @throws nothing that a valid topology could bring about
 */
export async function issueCredentials(topology: Topology, options: TermOptions = {}): Promise<Credentials> {
  const authorities = new Map<string, AuthorityCredentials>();
  for (const authority of topology.authorities) {
    authorities.set(authority.msp, issueAuthority(authority, options));
    await setImmediate(); // national networks take a second: let the process breathe
  }
  return { authorities, ordererOrg: issueOrderers(topology.orderers, options) };
}

/**
 * Enrols one more actor at an authority: a new key, certified by the authority's CA (OU=client) with the attributes
 * that {@link attributesOf} describes. The certificate ends with the CA's.
 */
export function issueActor(authority: Pick<AuthorityCredentials, 'msp' | 'ca'>, actor: EnrolledActor): KeyPair {
  return certifyActor(openAuthority(authority.ca, new Date(Date.now() - CLOCK_SKEW)), authority.msp, actor);
}

/**
 * Makes what an authority's applications show at its peers, and whoever sends to the orderers themselves, where these
 * ask for a certificate of TLS: the one that a channel's members know the authority's TLS by issues it.
 */
export function issueTlsClient({ msp, tlsCa }: Pick<AuthorityCredentials, 'msp' | 'tlsCa'>): KeyPair {
  const issuer = openAuthority(tlsCa, new Date(Date.now() - CLOCK_SKEW));
  const subject = { organization: msp, unit: 'client' as const, commonName: `applications.${msp.toLowerCase()}` };
  return issue(issuer, { subject, purpose: 'client' });
}

/** What a certificate says of an actor. */
export type EnrolledActor = Pick<Actor, 'id' | 'department' | 'roles'>;

function issueAuthority(authority: Authority, options: TermOptions): AuthorityCredentials {
  const { msp, peers, actors } = authority;
  const domain = domainOf(authority);
  const organization = organizationOf(msp, domain, termOf(options));
  return {
    msp,
    ca: organization.ca.pair,
    tlsCa: organization.tlsCa.pair,
    peers: peerNames(domain, peers).map((name) => organization.node('peer', name)),
    operations: issueOperations(msp, options),
    vaultKeys: newVaultKeys(),
    admin: organization.admin(),
    actors: new Map(actors.map((actor) => [actor.id, certifyActor(organization.ca.issuer, msp, actor)])),
  };
}

function issueOrderers(count: number, options: TermOptions): OrdererCredentials {
  const organization = organizationOf(ORDERER_MSP, ORDERER_MSP.toLowerCase(), termOf(options));
  return {
    msp: ORDERER_MSP,
    ca: organization.ca.pair,
    tlsCa: organization.tlsCa.pair,
    operations: issueOperations(ORDERER_MSP, options),
    administration: issueAdministration(ORDERER_MSP, options),
    admin: organization.admin(),
    nodes: ordererNames(count).map((name) => organization.node('orderer', name)),
  };
}

function organizationOf(msp: string, domain: string, term: Term) {
  const ca = createAuthority({ organization: msp, commonName: `ca.${domain}` }, term);
  const tlsCa = createAuthority({ organization: msp, commonName: `tlsca.${domain}` }, term);
  const node = (unit: 'peer' | 'orderer', name: string): NodeCredentials => {
    const subject = { organization: msp, unit, commonName: name };
    const hosts = ['localhost', '127.0.0.1', name];
    return {
      name,
      sign: issue(ca.issuer, { subject, purpose: 'sign' }),
      tls: issue(tlsCa.issuer, { subject, purpose: 'tls', hosts }),
    };
  };
  const admin = (): KeyPair =>
    issue(ca.issuer, {
      subject: { organization: msp, unit: 'admin', commonName: ADMIN_ID },
      purpose: 'sign',
      attributes: attributesOf({ id: ADMIN_ID, type: 'admin', msp }),
    });
  return { ca, tlsCa, node, admin };
}

function certifyActor(ca: Issuer, msp: string, { id, department, roles }: EnrolledActor): KeyPair {
  return issue(ca, {
    subject: { organization: msp, unit: 'client', commonName: id },
    purpose: 'sign',
    attributes: attributesOf({ id, type: 'client', msp, department, roles }),
  });
}
