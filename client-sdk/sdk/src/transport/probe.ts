import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { PeerAddress } from '../credentials/profile';
import { problemOf } from '../credentials/problem';
import { ConnectionError, sdkFail, type SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';

/**
 * Makes one TLS handshake with a peer and says in plain words what is wrong, which gRPC's own "No connection established" does not.
 *
 * @returns the problem, or undefined where the peer answered as it should
 */
export function probe(peer: PeerAddress, timeoutMs: number): Promise<SdkError | undefined> {
  const { host, port } = splitAddress(peer.address);
  const servername = peer.serverName ?? host;
  return new Promise((resolve) => {
    // The certificate is judged here, so that the refusal can show it.
    const named = isIP(servername) ? {} : { servername };
    const options = { host, port, ca: peer.roots, ALPNProtocols: ['h2'], rejectUnauthorized: false, ...named };
    const socket = connectTls(options, () => {
      const problem = socket.authorizationError;
      const judged = problem ? judge(peer, servername, socket.getPeerCertificate(true), problem) : undefined;
      end(judged);
    });
    const end = (problem: SdkError | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(problem);
    };
    const timer = setTimeout(
      () => end(down(peer.address, problemWith(problems.file.noAnswer, { ms: timeoutMs }))),
      timeoutMs,
    );
    socket.once('error', (error: NodeJS.ErrnoException) => end(unreachable(peer.address, error)));
  });
}

function unreachable(address: string, error: NodeJS.ErrnoException): SdkError {
  const spokeOtherwise =
    /^ERR_SSL|^EPROTO/.test(error.code ?? '') || /disconnected before secure TLS/.test(error.message);
  if (!spokeOtherwise) return down(address, problemOf(error), error);
  return sdkFail(ConnectionError, sdkErrors.notTls, { address, problem: problemOf(error) }, error);
}

function down(address: string, problem: Problem | string, cause?: unknown): SdkError {
  return sdkFail(ConnectionError, sdkErrors.peerDown, { address, problem }, cause);
}

function judge(peer: PeerAddress, name: string, certificate: PeerCertificate, problem: Error | string): SdkError {
  const { address } = peer;
  const code = typeof problem === 'string' ? problem : ((problem as NodeJS.ErrnoException).code ?? problem.message);
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    const { valid_from: from, valid_to: to } = certificate;
    return sdkFail(ConnectionError, sdkErrors.tlsExpired, { address, from, to }, problem);
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = certificate.subjectaltname ?? nameOf(certificate.subject);
    return sdkFail(ConnectionError, sdkErrors.tlsName, { address, name, names }, problem);
  }
  const issuer = nameOf(certificate.issuer);
  return sdkFail(ConnectionError, sdkErrors.tlsUntrusted, { address, issuer, roots: rootNames(peer.roots) }, problem);
}

function rootNames(pem: string): string {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const names = blocks.map((block) => {
    try {
      return new X509Certificate(block).subject.split('\n').join(', ');
    } catch {
      return '?';
    }
  });
  return names.length > 0 ? names.join('; ') : '(none)';
}

function nameOf(subject: PeerCertificate['subject']): string {
  const parts = Object.entries(subject).map(([key, value]) => `${key}=${[value].flat().join('+')}`);
  return parts.join(', ') || '(nobody)';
}

/** `localhost:7051`, `[::1]:7051` */
function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}
