/**
 * Joins each orderer to each channel by its admin door (Fabric's channel participation API); one that has joined
 * already says 405.
 *
 * A program: it is copied as it is compiled into a container that has Node and nothing else, so it imports nothing but
 * Node's own.
 */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is to be joined to what. */
export interface Joining {
  /** Admin addresses of the orderers, `host:port`. */
  readonly orderers: readonly string[];
  /** Files with the first blocks of the channels. */
  readonly blocks: readonly string[];
  /** Folder with `ca.crt`, `server.crt` and `server.key`: what an orderer shows to another. */
  readonly tls: string;
  /** How often an orderer is tried that is not up yet, a second apart. */
  readonly tries?: number;
}

export async function joinOrderers({ orderers, blocks, tls, tries = 60 }: Joining): Promise<void> {
  for (const address of orderers) {
    for (let tried = 1; ; tried += 1) {
      try {
        for (const block of blocks) await joinOne(address, block, tls);
        console.log(`${address} has joined`);
        break;
      } catch (error) {
        if (tried >= tries) throw error;
        await sleep(1_000);
      }
    }
  }
}

const edge = 'oneplusn-block';
const head = `--${edge}\r\nContent-Disposition: form-data; name="config-block"; filename="genesis.block"\r\n\r\n`;

function joinOne(address: string, block: string, tls: string): Promise<void> {
  const body = Buffer.concat([Buffer.from(head), readFileSync(block), Buffer.from(`\r\n--${edge}--\r\n`)]);
  const [host, port] = address.split(':');
  const [ca, cert, key] = ['ca.crt', 'server.crt', 'server.key'].map((file) => readFileSync(join(tls, file)));
  const headers = { 'content-type': `multipart/form-data; boundary=${edge}`, 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const options = { host, port, method: 'POST', path: '/participation/v1/channels', headers, ca, cert, key };
    const asked = request(options, (answer) => {
      answer.resume();
      answer.on('end', () =>
        [201, 405].includes(answer.statusCode ?? 0) ? resolve() : reject(new Error(`HTTP ${answer.statusCode}`)),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const listed = (name: string): string[] => (process.env[name] ?? '').split(' ').filter((each) => each !== '');

if (require.main === module)
  joinOrderers({ orderers: listed('ORDERERS'), blocks: listed('BLOCKS'), tls: process.env['TLS'] ?? '' }).catch(
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
