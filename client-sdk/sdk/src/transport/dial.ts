import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { addressIn, addressText, lexicon, problems, type Address } from '@oneplusn/api';
import { problemWith, saidIn, type Problem } from '@oneplusn/errors';
import { problemOf } from '../credentials/problem';
import { proxyName, routeTo, type Proxy, type Route } from './route';

/** Why there is no connection: in words for `problem`, and the proxy that was in the way. */
export class DialError extends Error {
  override readonly name = 'DialError';

  constructor(
    readonly problem: Problem | string,
    readonly proxy?: Proxy,
    options?: ErrorOptions,
  ) {
    super(String(saidIn('en', { problem: throughProxy(problem, proxy) }, lexicon)['problem']), options);
  }
}

/**
 * Opens a connection the way that gRPC does: straight, or through the proxy of the environment. It ends with the
 * signal.
 * @param address `peer0.gd.example:7051`
 * @throws DialError
 */
export async function dial(address: string, signal: AbortSignal): Promise<Socket> {
  const target = addressIn(address);
  if (!target) throw new DialError(problemWith(problems.file.peerUrl));
  const route = routeTo(address, process.env);
  return route.proxy ? tunnel(target, route.proxy, signal) : straight(target, route, signal);
}

function straight(target: Address, { ignored }: Route, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...target, signal });
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error) => {
      const { host } = target;
      const problem = reachProblem(error, host);
      const said =
        ignored === undefined ? problem : problemWith(problems.reach.ignoredProxy, { problem, variable: ignored });
      reject(new DialError(said, undefined, { cause: error }));
    });
  });
}

/** A proxy's CONNECT. Whoever asks is named to the proxy alone, never in an error. */
function tunnel(target: Address, proxy: Proxy, signal: AbortSignal): Promise<Socket> {
  const path = addressText(target);
  const { host, port, credentials } = proxy;
  const shown = credentials === undefined ? {} : { 'Proxy-Authorization': basic(credentials) };
  return new Promise((resolve, reject) => {
    const fail = (problem: Problem | string, cause?: unknown) => reject(new DialError(problem, proxy, { cause }));
    const asked = request({ host, port, method: 'CONNECT', path, headers: { Host: path, ...shown }, signal });
    asked.once('error', (error) => fail(reachProblem(error, host), error));
    asked.once('response', ({ statusCode = 0 }) => {
      asked.destroy();
      fail(problemWith(problems.reach.answered, { status: statusCode }));
    });
    asked.once('connect', ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      if (statusCode !== 200) {
        socket.destroy();
        return fail(problemWith(problems.reach.answered, { status: statusCode }));
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asked.end();
  });
}

const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString('base64')}`;

function throughProxy(problem: Problem | string, proxy: Proxy | undefined): Problem | string {
  return proxy
    ? problemWith(problems.reach.viaProxy, { proxy: proxyName(proxy), variable: proxy.variable, problem })
    : problem;
}

/** Why a connection, or a handshake on it, failed: in words for people. */
export function reachProblem(error: unknown, host: string): Problem | string {
  if (error instanceof DialError) return throughProxy(error.problem, error.proxy);
  const { refused, noHost, noWay, hungUp } = problems.reach;
  // Where a name has several addresses, each has failed in its own way; the first is told.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = String((first as NodeJS.ErrnoException).code);
  switch (code) {
    case 'ECONNREFUSED':
      return problemWith(refused);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return problemWith(noHost, { host, code });
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return problemWith(noWay, { code });
    case 'ECONNRESET':
    case 'EPIPE':
      return problemWith(hungUp, { code });
    default:
      return problemOf(first);
  }
}
