import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type ChaincodeSource, chaincodeId, type Devnet, startDevnet } from '@oneplusn/devnet';
import { parseTopology } from '@oneplusn/topology';
import { compile } from './compile';
import { freePort, listening } from '../port';
import { type Engine, type StockDeployment, type StockNetwork, topologyText } from './engine';

const folderOf = (folder: string): string => join(__dirname, 'chaincode', folder);

/** Devnet, with chaincode in its own process or as a service that it dials over gRPC. */
export function devnetEngine(chaincode: 'in-process' | 'service', consensus: Engine['consensus'] = 'raft'): Engine {
  return {
    name: `devnet, ${consensus}, chaincode ${chaincode}`,
    consensus,
    start: async () => {
      const devnet = await startDevnet({
        topology: parseTopology(topologyText(consensus), 'stock'),
        batch: { timeoutMs: 20 },
      });
      return chaincode === 'service' ? new ServiceNetwork(devnet) : new InProcessNetwork(devnet);
    },
  };
}

abstract class DevnetNetwork implements StockNetwork {
  constructor(protected readonly devnet: Devnet) {}

  get channel(): string {
    return this.devnet.channel.id;
  }
  get endpoints(): Devnet['endpoints'] {
    return this.devnet.endpoints;
  }
  get credentials(): Devnet['credentials'] {
    return this.devnet.credentials;
  }

  async deploy({ folder, name = folder, policy, collections }: StockDeployment): Promise<void> {
    const version = '1.0';
    compile(folderOf(folder));
    const chaincode = await this.source(folder, { name, version });
    await this.devnet.deploy({ name, version, policy, collections, chaincode });
  }

  async stop(): Promise<void> {
    await this.devnet.stop();
  }

  protected abstract source(folder: string, id: { name: string; version: string }): Promise<ChaincodeSource>;
}

class InProcessNetwork extends DevnetNetwork {
  protected async source(folder: string): Promise<ChaincodeSource> {
    return (await import(folderOf(folder))) as ChaincodeSource;
  }
}

class ServiceNetwork extends DevnetNetwork {
  readonly #processes: ChildProcess[] = [];

  override async stop(): Promise<void> {
    await super.stop();
    const running = this.#processes.filter((process) => process.exitCode === null);
    const ended = running.map((process) => once(process, 'exit'));
    for (const process of running) process.kill();
    await Promise.all(ended);
  }

  /** Starts the stock chaincode server, one process for all organisations, and waits until it listens. */
  protected async source(folder: string, id: { name: string; version: string }): Promise<ChaincodeSource> {
    const port = await freePort();
    const address = `localhost:${port}`;
    const server = join(require.resolve('fabric-shim/package.json'), '..', 'cli.js');
    const options = ['--chaincode-address', address, '--chaincode-id', chaincodeId(id)];
    const process = spawn(globalThis.process.execPath, [server, 'server', ...options], {
      cwd: folderOf(folder),
      stdio: 'ignore',
    });
    this.#processes.push(process);
    await listening(port, process);
    return { service: { address } };
  }
}
