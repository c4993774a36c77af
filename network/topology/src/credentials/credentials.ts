import type { ORDERER_MSP } from '../file/node-names';

/** A certificate and its private key. */
export interface KeyPair {
  /** X.509 certificate, PEM. */
  certificate: string;
  /** ECDSA P-256 key, PKCS#8 PEM. */
  privateKey: string;
}

/** A peer or an orderer: one key to sign with, one for TLS. */
export interface NodeCredentials {
  /** The name the node has in its certificates, such as `peer0.gd`. */
  name: string;
  sign: KeyPair;
  tls: KeyPair;
}

/**
 * What clients show at a door that asks them for a certificate, and the CA that the door knows them by: one for this
 * door alone.
 */
export interface ClientDoor {
  /** X.509 certificate, PEM. Its key was thrown away once the pairs were made. */
  ca: string;
  client: KeyPair;
}

/** Both sides of the door between an authority's peers and its chaincode service. */
export interface ServiceTls extends ClientDoor {
  server: KeyPair;
}

/** Everything that one authority holds. */
export interface AuthorityCredentials {
  msp: string;
  /** Issues the certificates of nodes, admin and actors. */
  ca: KeyPair;
  /** Issues the TLS certificates of nodes. */
  tlsCa: KeyPair;
  peers: NodeCredentials[];
  /** Who may use the operations endpoints of its peers. */
  operations: ClientDoor;
  /** The keys that its chaincode service encrypts with, as {@link newVaultKeys} makes them: a secret. */
  vaultKeys: string;
  admin: KeyPair;
  /** By actor id; the admin is not among them. */
  actors: Map<string, KeyPair>;
}

/** The organisation that runs the orderers. */
export interface OrdererCredentials {
  msp: typeof ORDERER_MSP;
  ca: KeyPair;
  tlsCa: KeyPair;
  /** Who may use the operations endpoints of the orderers. */
  operations: ClientDoor;
  /** Who may join the orderers to channels, and remove channels from them. */
  administration: ClientDoor;
  admin: KeyPair;
  nodes: NodeCredentials[];
}

/** The credentials of a whole network. */
export interface Credentials {
  /** By MSP id, in the order of the topology. */
  authorities: Map<string, AuthorityCredentials>;
  ordererOrg: OrdererCredentials;
}
