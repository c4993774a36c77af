/**
 * Which clients a server asks for: the names of the CAs that it would take a certificate from. A server says so before
 * the client has shown anything; up to TLS 1.2 it says it in clear, so that the first bytes of a handshake tell it
 * (RFC 5246, section 7.4.4).
 */
import { connect as dial, isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { addressIn } from '@oneplusn/api';

const patience = 3_000;

/**
 * @returns DER names in hexadecimal: none where any will do, or no certificate is asked for; undefined where it does
 * not tell
 */
export async function asksFor(address: string): Promise<readonly string[] | undefined> {
  const { host, port } = addressIn(address) ?? { host: address, port: 0 };
  const socket = dial({ host, port });
  const said: Buffer[] = [];
  const named = isIP(host) ? {} : { servername: host };
  const secured = connect({ socket: tapped(socket, said), maxVersion: 'TLSv1.2', rejectUnauthorized: false, ...named });
  const timer = setTimeout(() => socket.destroy(), patience);
  await new Promise<void>((resolve) => {
    for (const event of ['secureConnect', 'error', 'close'] as const) secured.once(event, () => resolve());
    socket.once('error', () => resolve());
    socket.once('close', () => resolve());
  });
  clearTimeout(timer);
  secured.on('error', () => undefined).destroy();
  socket.destroy();
  return namesIn(Buffer.concat(said));
}

/** The connection, with what the server says noted down. */
function tapped(socket: Socket, said: Buffer[]): Duplex {
  const tap = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _, done) => void socket.write(chunk, done),
  });
  socket.on('data', (chunk: Buffer) => {
    said.push(chunk);
    if (!tap.push(chunk)) socket.pause();
  });
  socket.on('end', () => tap.push(null));
  socket.on('error', (error) => tap.destroy(error));
  return tap;
}

const handshake = 22;
const certificateRequest = 13;
const helloDone = 14;

/** Reads a server's first flight. */
function namesIn(said: Buffer): string[] | undefined {
  const messages = handshakeIn(said);
  for (let at = 0; at + 4 <= messages.length;) {
    const [kind, length] = [messages[at], messages.readUIntBE(at + 1, 3)];
    const body = messages.subarray(at + 4, at + 4 + length);
    if (kind === certificateRequest) return requested(body);
    if (kind === helloDone) return [];
    at += 4 + length;
  }
  return undefined;
}

/** The handshake's messages, out of the records that they came in; up to the first that is something else. */
function handshakeIn(said: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= said.length && said[at] === handshake;) {
    const length = said.readUInt16BE(at + 3);
    parts.push(said.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return Buffer.concat(parts);
}

/** Kinds of certificate, then signature algorithms, then the names: each list after its length. */
function requested(body: Buffer): string[] | undefined {
  try {
    let at = 1 + body.readUInt8(0);
    at += 2 + body.readUInt16BE(at);
    const end = at + 2 + body.readUInt16BE(at);
    const names: string[] = [];
    for (at += 2; at < end;) {
      const length = body.readUInt16BE(at);
      names.push(body.subarray(at + 2, at + 2 + length).toString('hex'));
      at += 2 + length;
    }
    return names;
  } catch {
    return undefined;
  }
}
