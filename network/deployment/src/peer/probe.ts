import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { PeerAddress } from './party';

const patience = 5_000;

/** What one TLS handshake shows: the peer's certificate, expired or not; or why there is none. */
export type Shown = { readonly certificate: X509Certificate } | { readonly problem: string };

/** gRPC waits without end for a process that takes connections and says nothing: so each peer is tried by a handshake first. */
export function probe({ address, serverName }: PeerAddress): Promise<Shown> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const name = serverName ?? host;
  return new Promise((resolve) => {
    const named = isIP(name) ? {} : { servername: name };
    const socket = connect(
      { host, port: Number(address.slice(colon + 1)), ALPNProtocols: ['h2'], rejectUnauthorized: false, ...named },
      () => {
        const certificate = socket.getPeerX509Certificate();
        end(certificate ? { certificate } : { problem: 'it shows no certificate' });
      },
    );
    const end = (shown: Shown): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(shown);
    };
    const timer = setTimeout(() => end({ problem: `no answer within ${patience / 1_000} s` }), patience);
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end({ problem: error.message || error.code || 'no answer' }),
    );
  });
}
