import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { addressIn } from '@oneplusn/api';

const patience = 3_000;

/** What a gRPC server does to a stranger. */
export interface Knocked {
  /** Whether it spoke to someone who shows no certificate. */
  readonly open: boolean;
  /** Its own; undefined where nobody answers, or not by TLS. */
  readonly certificate?: X509Certificate;
}

/**
 * Knocks at a server without a certificate. By TLS 1.3 a client's part of the handshake is done before the server has
 * judged it: so whether it is let in shows by the first thing that a server of HTTP/2 says by itself.
 */
export function knock(address: string): Promise<Knocked> {
  const { host, port } = addressIn(address) ?? { host: address, port: 0 };
  const named = isIP(host) ? {} : { servername: host };
  return new Promise((resolve) => {
    let certificate: X509Certificate | undefined;
    const socket = connect({ host, port, ALPNProtocols: ['h2'], rejectUnauthorized: false, ...named }, () => {
      certificate = socket.getPeerX509Certificate();
    });
    const end = (open: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ open, ...(certificate ? { certificate } : {}) });
    };
    const timer = setTimeout(() => end(false), patience);
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
