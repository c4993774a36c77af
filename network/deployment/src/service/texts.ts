/** The files beside the packages: how the service is started. */

/** What the service's environment says. */
export interface ServiceSettings {
  /** Where it listens: `0.0.0.0:7052`. */
  readonly listen: string;
  readonly packageId: string;
  readonly msp: string;
  readonly committee: string;
  /** The name that the chaincode is deployed under. */
  readonly chaincode: string;
  /** Paths of PEM files on the machine that runs it. */
  readonly certificate: string;
  readonly key: string;
  /** The CA of those whom it lets in. */
  readonly clientCa: string;
  /** Path of the file with the keys that it encrypts with. */
  readonly vaultKeys: string;
}

/** For `node --env-file`, and for Docker's `--env-file`. */
export function environmentFile(service: ServiceSettings): string {
  const { listen, packageId, msp, committee, chaincode, certificate, key, clientCa, vaultKeys } = service;
  const settings = {
    CHAINCODE_ADDRESS: listen,
    CHAINCODE_ID: packageId,
    CHAINCODE_TLS_CERTIFICATE: certificate,
    CHAINCODE_TLS_KEY: key,
    CHAINCODE_TLS_CLIENT_CA: clientCa,
    CORE_PEER_LOCALMSPID: msp,
    ONEPLUSN_COMMITTEE: committee,
    ONEPLUSN_CHAINCODE: chaincode,
    ONEPLUSN_VAULT_KEYS: vaultKeys,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** The program, by Fabric's own launcher for Node chaincode. */
export const serviceProgram = `// Serves the foundation chaincode to this authority's peers. Its configuration is the
// environment (service.env).
'use strict';
const { join } = require('node:path');

function setting(name) {
  if (process.env[name]) return process.env[name];
  console.error('Set ' + name + ' (see service.env) / 请设置 ' + name + ' (见 service.env)');
  process.exit(1);
}

setting('ONEPLUSN_VAULT_KEYS');
process.argv.push(
  'server',
  '--chaincode-address', setting('CHAINCODE_ADDRESS'),
  '--chaincode-id', setting('CHAINCODE_ID'),
  '--chaincode-tls-cert-file', setting('CHAINCODE_TLS_CERTIFICATE'),
  '--chaincode-tls-key-file', setting('CHAINCODE_TLS_KEY'),
  '--chaincode-tls-client-cacert-file', setting('CHAINCODE_TLS_CLIENT_CA'),
  '--module-path', join(__dirname, 'node_modules', '@oneplusn', 'foundation'),
);
require('fabric-shim/cli.js');
`;

/** Nothing is fetched when the image is built: all packages lie beside it. */
export function dockerfile(image: string, port: string): string {
  return `# docker build -t ${image} .
# docker run -d -p ${port}:${port} --user "$(id -u):$(id -g)" --env-file service.env \\
#   -v /path/to/tls/service:/tls:ro -v /path/to/vault.json:/vault.json:ro -e ONEPLUSN_VAULT_KEYS=/vault.json \\
#   -e CHAINCODE_TLS_CERTIFICATE=/tls/server.crt -e CHAINCODE_TLS_KEY=/tls/server.key \\
#   -e CHAINCODE_TLS_CLIENT_CA=/tls/ca.crt ${image}
# Key files are for the user alone who runs it (--user), and read-only to the container; neither is ever part
# of the image.
FROM node:24-slim
WORKDIR /service
COPY service ./
USER node
EXPOSE ${port}
CMD ["node", "service.js"]
`;
}
