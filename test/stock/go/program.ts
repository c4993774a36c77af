import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listening } from '../../port';

/** The chaincode of this folder, built for this machine. */
export interface Program {
  readonly file: string;
  remove(): void;
}

/**
 * Builds it with the Go tool on PATH, from the modules that go.sum names; text: why there is none. Go keeps what it
 * built, so that another time costs next to nothing.
 * @throws Error when the chaincode itself does not compile
 */
export function build(): Program | string {
  // The tool as it is: no other is fetched for this.
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly', CGO_ENABLED: '0', GOWORK: 'off' };
  const go = (...args: string[]) => spawnSync('go', args, { cwd: __dirname, env, encoding: 'utf8', timeout: 240_000 });
  if (go('version').status !== 0) return 'there is no Go tool on PATH';
  const modules = go('mod', 'download');
  if (modules.status !== 0) return `its Go modules cannot be had: ${modules.stderr.trim().split('\n').at(-1)}`;
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-go-'));
  const file = join(folder, 'ledger');
  const built = go('build', '-o', file, '.');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (built.status === 0) return { file, remove };
  remove();
  throw new Error(`the Go chaincode does not compile:\n${built.stderr}`);
}

/** Where and as what a program is served. */
export interface Service {
  readonly id: string;
  /** `localhost:9999` */
  readonly address: string;
  /** Files of a key and its certificate, PEM. Default: in the clear. */
  readonly tls?:
    | {
        readonly privateKey: string;
        readonly certificate: string;
        /** The CA of clients; anybody is let in where not given. */
        readonly rootCertificate?: string;
      }
    | undefined;
}

/** Programs that are served, to be stopped together. */
export class Services {
  readonly #running: ChildProcess[] = [];

  /** Serves a program; resolves when it listens. */
  async serve({ file }: Program, { id, address, tls }: Service): Promise<void> {
    const env = {
      CHAINCODE_ID: id,
      CHAINCODE_SERVER_ADDRESS: address,
      ...(tls && { CHAINCODE_TLS_KEY: tls.privateKey, CHAINCODE_TLS_CERT: tls.certificate }),
      ...(tls?.rootCertificate !== undefined && { CHAINCODE_TLS_CLIENT_CA: tls.rootCertificate }),
    };
    const running = spawn(file, { env, stdio: 'ignore' });
    this.#running.push(running);
    await listening(Number(address.slice(address.lastIndexOf(':') + 1)), running);
  }

  async stop(): Promise<void> {
    const running = this.#running.filter(({ exitCode }) => exitCode === null);
    const ended = running.map((each) => once(each, 'exit'));
    for (const each of running) each.kill();
    await Promise.all(ended);
  }
}
