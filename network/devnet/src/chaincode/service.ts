import { credentials, type ChannelOptions } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeConnection, ChaincodeStream } from './connection';

/** Where a chaincode runs as a service (Fabric: `connection.json`). PEM for everything of TLS. */
export interface ServiceAddress {
  /** `host:port`. */
  readonly address: string;
  /** The chaincode's package id, `label:hash`. */
  readonly id: string;
  readonly tls?: {
    readonly rootCert: string;
    /** When the service asks for a client certificate. */
    readonly client?: { readonly cert: string; readonly key: string };
    /** Name in the service's certificate when it is not the address's host. */
    readonly serverName?: string;
  };
  /** How long a connection may take, in milliseconds. Default 3,000, as a Fabric peer. */
  readonly dialTimeoutMs?: number;
}

/** A chaincode in a process of its own that listens for peers: stock `fabric-chaincode-node server`, or one in Go. */
export function asService(service: ServiceAddress): ChaincodeConnection {
  return {
    id: service.id,
    open: async (receive, closed): Promise<ChaincodeStream> => {
      const client = new peer.ChaincodeClient(service.address, credentialsOf(service), options(service));
      await connected(client, service).catch((error: unknown) => {
        client.close();
        throw error;
      });
      const stream = client.connect();
      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        client.close();
        closed();
      };
      stream.on('data', receive);
      stream.on('end', end);
      stream.on('error', end);
      stream.on('close', end);
      return {
        send: (message) => void stream.write(message),
        close: () => {
          stream.end();
          end();
        },
      };
    },
  };
}

function credentialsOf({ tls }: ServiceAddress) {
  if (tls === undefined) return credentials.createInsecure();
  const bytes = (pem: string | undefined): Buffer | null => (pem === undefined ? null : Buffer.from(pem));
  return credentials.createSsl(bytes(tls.rootCert), bytes(tls.client?.key), bytes(tls.client?.cert));
}

function options({ tls }: ServiceAddress): ChannelOptions {
  const unlimited = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
  if (tls?.serverName === undefined) return unlimited;
  return { ...unlimited, 'grpc.ssl_target_name_override': tls.serverName };
}

function connected(client: InstanceType<typeof peer.ChaincodeClient>, service: ServiceAddress): Promise<void> {
  const deadline = Date.now() + (service.dialTimeoutMs ?? 3_000);
  return new Promise((resolve, reject) => {
    client.waitForReady(deadline, (error) => {
      if (!error) return resolve();
      const dialing = `error creating grpc connection to ${service.address}: failed to create new connection`;
      const where = `connection to ${service.id} failed: error cannot create connection for ${service.id}`;
      reject(new Error(`${where}: ${dialing}: context deadline exceeded`));
    });
  });
}
