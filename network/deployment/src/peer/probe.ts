import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { addressIn, problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { dial, reachProblem } from '@oneplusn/sdk';
import type { PeerAddress } from './party';

const patience = 5_000;

/** What one TLS handshake shows: the peer's certificate, expired or not; or why there is none. */
export type Shown = { readonly certificate: X509Certificate } | { readonly problem: Problem | string };

/**
 * gRPC waits without end for a process that takes connections and says nothing: so each peer is tried by a handshake
 * first.
 */
export async function probe({ address, serverName, client }: PeerAddress): Promise<Shown> {
  const host = addressIn(address)?.host ?? address;
  const end = AbortSignal.timeout(patience);
  try {
    const certificate = await certificateOf(await dial(address, end), serverName ?? host, end, client);
    return certificate ? { certificate } : { problem: problemWith(problems.reach.noCertificate) };
  } catch (error) {
    return { problem: end.aborted ? problemWith(problems.reach.silent, { ms: patience }) : reachProblem(error, host) };
  }
}

function certificateOf(
  socket: Socket,
  name: string,
  end: AbortSignal,
  client: PeerAddress['client'],
): Promise<X509Certificate | undefined> {
  const named = isIP(name) ? {} : { servername: name };
  const shown = client && { cert: client.certificate, key: client.privateKey };
  return new Promise<X509Certificate | undefined>((resolve, reject) => {
    const secured = connect({ socket, ALPNProtocols: ['h2'], rejectUnauthorized: false, ...named, ...shown }, () =>
      resolve(secured.getPeerX509Certificate()),
    );
    secured.once('error', reject);
    end.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')), { once: true });
  }).finally(() => socket.destroy());
}
