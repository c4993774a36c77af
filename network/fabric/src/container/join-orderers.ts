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
  /** The TLS CA of the orderers. */
  readonly root: string;
  /** Folder with `client.crt` and `client.key`: what the orderers' administrator shows. */
  readonly client: string;
  /** How often an orderer is tried that is not up yet, a second apart. */
  readonly tries?: number;
}

export async function joinOrderers({ orderers, tries = 60, ...joining }: Joining): Promise<void> {
  for (const address of orderers) {
    for (let tried = 1; ; tried += 1) {
      try {
        for (const block of joining.blocks) await joinOne(address, block, joining);
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

function joinOne(address: string, block: string, { root, client }: Omit<Joining, 'orderers'>): Promise<void> {
  const body = Buffer.concat([Buffer.from(head), readFileSync(block), Buffer.from(`\r\n--${edge}--\r\n`)]);
  const [host, port] = address.split(':');
  const ca = readFileSync(root);
  const [cert, key] = ['client.crt', 'client.key'].map((file) => readFileSync(join(client, file)));
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

const given = (name: string): string => process.env[name] ?? '';
const listed = (name: string): string[] =>
  given(name)
    .split(' ')
    .filter((each) => each !== '');

if (require.main === module)
  joinOrderers({
    ...{ orderers: listed('ORDERERS'), blocks: listed('BLOCKS') },
    ...{ root: given('ROOT'), client: given('CLIENT') },
  }).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
