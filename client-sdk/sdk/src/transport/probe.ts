import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { addressIn, problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { PeerAddress } from '../credentials/profile';
import { problemOf } from '../credentials/problem';
import { ConnectionError, sdkFail, type SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { dial, DialError, reachProblem } from './dial';
import { proxyName, routeTo, type Proxy } from './route';

/**
 * Makes one TLS handshake with a peer, the way that gRPC goes to it, and says in plain words what is wrong, which
 * gRPC's own "No connection established" does not.
 *
 * @returns the problem, or undefined where the peer answered as it should
 */
export async function probe(peer: PeerAddress, timeoutMs: number): Promise<SdkError | undefined> {
  const { address } = peer;
  const end = AbortSignal.timeout(timeoutMs);
  try {
    return await handshake(peer, await dial(address, end), end);
  } catch (error) {
    const { proxy } = routeTo(address, process.env);
    const problem = end.aborted ? problemWith(problems.reach.silent, { ms: timeoutMs }) : undefined;
    if (proxy && (problem !== undefined || error instanceof DialError)) {
      return proxyFailed(address, proxy, problem ?? problemIn(error, address), error);
    }
    if (problem === undefined && spokeOtherwise(error)) {
      return sdkFail(ConnectionError, sdkErrors.notTls, { address, problem: problemOf(error) }, error);
    }
    return sdkFail(
      ConnectionError,
      sdkErrors.peerDown,
      { address, problem: problem ?? problemIn(error, address) },
      error,
    );
  }
}

/** The proxy of the environment does not lead to a peer. */
export function proxyFailed(address: string, proxy: Proxy, problem: Problem | string, cause?: unknown): SdkError {
  const { variable } = proxy;
  const host = addressIn(address)?.host ?? address;
  const args = { address, host, proxy: proxyName(proxy), variable, problem };
  return sdkFail(ConnectionError, sdkErrors.proxyFailed, args, cause);
}

function problemIn(error: unknown, address: string): Problem | string {
  return error instanceof DialError ? error.problem : reachProblem(error, addressIn(address)?.host ?? address);
}

function spokeOtherwise(error: unknown): boolean {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return /^ERR_SSL|^EPROTO/.test(code) || /disconnected before secure TLS/.test(message);
}

function handshake(peer: PeerAddress, socket: Socket, end: AbortSignal): Promise<SdkError | undefined> {
  const name = peer.serverName ?? addressIn(peer.address)?.host ?? '';
  const named = isIP(name) ? {} : { servername: name };
  // The certificate is judged here, so that the refusal can show it; `host` is the name that it is held against.
  const shown = peer.client && { cert: peer.client.certificate, key: peer.client.privateKey };
  const ours = { socket, ca: peer.roots, ALPNProtocols: ['h2'], rejectUnauthorized: false, ...shown };
  const options = { ...ours, host: name, ...named };
  return new Promise<SdkError | undefined>((resolve, reject) => {
    const secured = connectTls(options, () => {
      const problem = secured.authorizationError;
      resolve(problem ? judge(peer, name, secured.getPeerCertificate(true), problem) : undefined);
    });
    secured.once('error', reject);
    end.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')), { once: true });
  }).finally(() => socket.destroy());
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
