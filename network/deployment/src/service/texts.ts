/** The files beside the packages: how the service is started. */

/** What the service's environment says. */
export interface ServiceSettings {
  /** Where it listens: `0.0.0.0:7052`. */
  readonly listen: string;
  readonly packageId: string;
  readonly msp: string;
  readonly committee: string;
  /** Paths of PEM files on the machine that runs it. */
  readonly certificate: string;
  readonly key: string;
}

/** For `node --env-file`, and for Docker's `--env-file`. */
export function environmentFile({ listen, packageId, msp, committee, certificate, key }: ServiceSettings): string {
  const settings = {
    CHAINCODE_ADDRESS: listen,
    CHAINCODE_ID: packageId,
    CHAINCODE_TLS_CERTIFICATE: certificate,
    CHAINCODE_TLS_KEY: key,
    CORE_PEER_LOCALMSPID: msp,
    ONEPLUSN_COMMITTEE: committee,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** The program, by Fabric's own launcher for Node chaincode. */
export const serviceProgram = `// Serves the foundation chaincode to this authority's peers; its configuration is the environment (service.env).
'use strict';
const { join } = require('node:path');

function setting(name) {
  if (process.env[name]) return process.env[name];
  console.error('Set ' + name + ' (see service.env) / 请设置 ' + name + ' (见 service.env)');
  process.exit(1);
}

process.argv.push(
  'server',
  '--chaincode-address', setting('CHAINCODE_ADDRESS'),
  '--chaincode-id', setting('CHAINCODE_ID'),
  '--chaincode-tls-cert-file', setting('CHAINCODE_TLS_CERTIFICATE'),
  '--chaincode-tls-key-file', setting('CHAINCODE_TLS_KEY'),
  '--module-path', join(__dirname, 'node_modules', '@oneplusn', 'foundation'),
);
require('fabric-shim/cli.js');
`;

/** Nothing is fetched when the image is built: all packages lie beside it. */
export function dockerfile(image: string, port: string): string {
  return `# docker build -t ${image} .
# docker run -d -p ${port}:${port} --env-file service.env -v /path/to/tls:/tls:ro \\
#   -e CHAINCODE_TLS_CERTIFICATE=/tls/server.crt -e CHAINCODE_TLS_KEY=/tls/server.key ${image}
FROM node:24-slim
WORKDIR /service
COPY service ./
USER node
EXPOSE ${port}
CMD ["node", "service.js"]
`;
}
