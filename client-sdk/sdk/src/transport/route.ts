import { isIPv4 } from 'node:net';
import { addressIn, addressText } from '@oneplusn/api';

type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that connections are made through. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** `user:password`; never shown. */
  readonly credentials?: string;
  /** The variable that names it. */
  readonly variable: string;
}

/**
 * The way to an address: straight, or through a proxy; or straight although a proxy is named, since gRPC cannot use it.
 */
export interface Route {
  readonly proxy?: Proxy;
  /** The variable whose proxy cannot be used. */
  readonly ignored?: string;
}

const proxyVariables = ['grpc_proxy', 'https_proxy', 'http_proxy'];
const exceptionVariables = ['no_grpc_proxy', 'no_proxy'];

/**
 * The way that gRPC takes to an address, told from the environment in the very manner of @grpc/grpc-js (gRFC A1): names
 * in small letters only, proxies of http:// only, and exceptions as they stand, without trimming.
 */
export function routeTo(address: string, environment: Environment): Route {
  const target = addressIn(address);
  const variable = proxyVariables.find((name) => environment[name]);
  if (!target || variable === undefined) return {};
  const proxy = proxyIn(variable, environment[variable] ?? '');
  if (!proxy) return { ignored: variable };
  return isExcepted(target.host, environment) ? {} : { proxy };
}

/** As messages name a proxy: without who asks it. */
export const proxyName = ({ host, port }: Proxy): string => `http://${addressText({ host, port })}`;

function proxyIn(variable: string, value: string): Proxy | undefined {
  if (!URL.canParse(value)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(value);
  if (protocol !== 'http:') return undefined;
  const host = hostname.replace(/^\[|\]$/g, '');
  const credentials = password && username ? decodeURIComponent(`${username}:${password}`) : username;
  return { host, port: Number(port || 80), variable, ...(credentials ? { credentials } : {}) };
}

function isExcepted(host: string, environment: Environment): boolean {
  const exceptions = exceptionVariables.map((name) => environment[name]).find(Boolean);
  return exceptions?.split(',').some((each) => host.endsWith(each) || isInside(host, each)) ?? false;
}

/** Whether an IPv4 address is one of a block such as `10.0.0.0/8`. */
function isInside(host: string, block: string): boolean {
  const [network = '', digits, ...more] = block.split('/');
  const length = Number.parseInt(digits ?? '', 10);
  if (more.length > 0 || !isIPv4(host) || !isIPv4(network) || !(length >= 0 && length <= 32)) return false;
  const mask = -1 << (32 - length);
  return (bitsOf(host) & mask) === (bitsOf(network) & mask);
}

const bitsOf = (ip: string): number => ip.split('.').reduce((bits, octet) => (bits << 8) + Number(octet), 0);
