import { connect as connectTcp } from 'node:net';
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

/** Waits for the connection. Rejects as a peer does: at once when nobody listens, else when the time is over. */
async function connected(client: InstanceType<typeof peer.ChaincodeClient>, service: ServiceAddress): Promise<void> {
  const timeoutMs = service.dialTimeoutMs ?? 3_000;
  const deadline = Date.now() + timeoutMs;
  const refused = await refusal(service.address, timeoutMs);
  const reason =
    refused ??
    (await new Promise<string | undefined>((resolve) => {
      client.waitForReady(deadline, (error) => resolve(error && 'context deadline exceeded'));
    }));
  if (reason === undefined) return;
  const dialing = `error creating grpc connection to ${service.address}: failed to create new connection`;
  const where = `connection to ${service.id} failed: error cannot create connection for ${service.id}`;
  throw new Error(`${where}: ${dialing}: ${reason}`);
}

/** What a peer says when nobody listens at the address; undefined when somebody does, or it cannot be told. */
function refusal(address: string, timeoutMs: number): Promise<string | undefined> {
  const at = address.lastIndexOf(':');
  const socket = connectTcp({
    host: address.slice(0, at).replace(/^\[|\]$/g, ''),
    port: Number(address.slice(at + 1)),
    timeout: timeoutMs,
  });
  return new Promise((resolve) => {
    const done = (reason?: string): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => done());
    socket.once('timeout', () => done());
    socket.once('error', (error: NodeJS.ErrnoException & { address?: string; port?: number }) => {
      if (error.code !== 'ECONNREFUSED') return done();
      const dialled = error.address === undefined ? address : `${error.address}:${error.port}`;
      done(
        `connection error: desc = "transport: error while dialing: dial tcp ${dialled}: connect: connection refused"`,
      );
    });
  });
}
