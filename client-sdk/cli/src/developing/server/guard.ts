/**
 * Who may ask. The server is bound to this machine, yet any page in its browser can send it requests: so the host must
 * be this one (a name that was pointed here is none), what is sent must come from its own pages, with their token.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Sent with every answer. */
export const headers: OutgoingHttpHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Whether a request is for this server by its own name, and no other site sent it. */
export function isForUs({ headers: given, method }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin, 'sec-fetch-site': site } = given;
  if (!hosts.includes(host)) return false;
  if (method === 'GET') return true;
  return method === 'POST' && origin === `http://${host}` && (site === undefined || site === 'same-origin');
}

export function isToken(given: string | null, token: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The most that a form may send. */
const mostBytes = 512 * 1024;

/** What a form has sent; undefined where it is none, or too long. */
export async function postedIn(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
