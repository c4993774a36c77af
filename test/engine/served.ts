import { readFileSync } from 'node:fs';
import { chaincodeOf, forAuthority, type ChaincodeSource } from '@oneplusn/devnet';
import type { ServicePlace } from '@oneplusn/fabric';
import { Shim, type ChaincodeInterface, type ChaincodeServerOpts } from 'fabric-shim';

/** Chaincode that this very process serves to real Fabric, so that a test can alter it. */
export class Served {
  readonly #servers: ReturnType<typeof Shim.server>[] = [];

  /** Serves an authority's chaincode; resolved when it listens. */
  async serve({ msp, address, id, tls }: ServicePlace, source: ChaincodeSource): Promise<void> {
    const tlsProps = {
      cert: readFileSync(tls.certificate),
      key: readFileSync(tls.privateKey),
      clientCACerts: readFileSync(tls.rootCertificate),
    };
    const options: ChaincodeServerOpts = { ccid: id, address, tlsProps };
    const server = Shim.server(forAuthority(asChaincode(source), msp), options);
    await server.start();
    this.#servers.push(server);
  }

  stop(): void {
    for (const server of this.#servers)
      (server as unknown as { readonly _server: { forceShutdown(): void } })._server.forceShutdown();
  }
}

function asChaincode(source: ChaincodeSource): ChaincodeInterface {
  if ('service' in source) throw new TypeError('a service is not served again');
  if ('Invoke' in source) return source;
  return chaincodeOf('contracts' in source ? source : { contracts: source });
}
