import { join } from 'node:path';

/**
 * Where the credentials of a network lie below their folder:
 *
 * ```
 * <MSP>/ca|tlsca/ca.pem key.pem         the certification authorities, with their keys
 * <MSP>/msp/                            the organisation: what a channel configuration needs
 * <MSP>/nodes/<name>/msp/  tls/         a peer or orderer
 * <MSP>/operations/root/  client/       who may use the operations endpoints of its nodes
 * OrdererMSP/administration/root/  client/   who may join its orderers to channels, and remove channels from them
 * <MSP>/vault/keys.json                 what its chaincode service encrypts with; the orderers' organisation has none
 * <MSP>/users/<id>/msp/                 an actor, or the admin
 * ```
 *
 * Each `msp` folder is one as Fabric reads it (Fabric documentation, "Membership Service Provider, MSP folders").
 */
export const layout = {
  organization: (dir: string, msp: string) => join(dir, msp),
  ca: (dir: string, msp: string) => join(dir, msp, 'ca'),
  tlsCa: (dir: string, msp: string) => join(dir, msp, 'tlsca'),
  organizationMsp: (dir: string, msp: string) => join(dir, msp, 'msp'),
  nodes: (dir: string, msp: string) => join(dir, msp, 'nodes'),
  nodeMsp: (dir: string, msp: string, name: string) => join(dir, msp, 'nodes', name, 'msp'),
  /** `server.crt`, `server.key`, `ca.crt`. */
  nodeTls: (dir: string, msp: string, name: string) => join(dir, msp, 'nodes', name, 'tls'),
  operations: (dir: string, msp: string) => join(dir, msp, 'operations'),
  /** `ca.crt`: what the nodes know their operators by. */
  operationsRoot: (dir: string, msp: string) => join(dir, msp, 'operations', 'root'),
  /** `client.crt`, `client.key`. */
  operationsClient: (dir: string, msp: string) => join(dir, msp, 'operations', 'client'),
  administration: (dir: string, msp: string) => join(dir, msp, 'administration'),
  /** `ca.crt`: what the orderers know their administrators by. */
  administrationRoot: (dir: string, msp: string) => join(dir, msp, 'administration', 'root'),
  /** `client.crt`, `client.key`. */
  administrationClient: (dir: string, msp: string) => join(dir, msp, 'administration', 'client'),
  vault: (dir: string, msp: string) => join(dir, msp, 'vault'),
  users: (dir: string, msp: string) => join(dir, msp, 'users'),
  userMsp: (dir: string, msp: string, id: string) => join(dir, msp, 'users', id, 'msp'),
};

/** The files in an `msp` folder. */
export const MSP_FILES = {
  ca: join('cacerts', 'ca.pem'),
  tlsCa: join('tlscacerts', 'tlsca.pem'),
  certificate: join('signcerts', 'cert.pem'),
  privateKey: join('keystore', 'key.pem'),
  config: 'config.yaml',
};

/** The files in a `tls` folder. */
export const TLS_FILES = { certificate: 'server.crt', privateKey: 'server.key', ca: 'ca.crt' };

/** What a client shows, in `operations/client`, `administration/client` and `peers`. */
export const CLIENT_FILES = { certificate: 'client.crt', privateKey: 'client.key' };

/** The one in `vault`. */
export const VAULT_FILE = 'keys.json';

/**
 * What `issueServiceTls` makes, below a folder of its own: what the service holds apart from what its peers show, so
 * that neither is given more than it needs.
 */
export const serviceLayout = {
  /** `server.crt`, `server.key`, `ca.crt`. */
  service: (dir: string) => join(dir, 'service'),
  /** `client.crt`, `client.key`. */
  peers: (dir: string) => join(dir, 'peers'),
};

/** The files in a `ca` or `tlsca` folder. */
export const CA_FILES = { certificate: 'ca.pem', privateKey: 'key.pem' };
