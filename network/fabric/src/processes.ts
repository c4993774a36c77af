import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FabricError } from './errors';

export type Environment = Readonly<Record<string, string>>;

/** The processes of one network: each with its log, their ids written down, so that none outlives the network unnoticed. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();

  constructor(private readonly folder: string) {
    mkdirSync(join(folder, 'logs'), { recursive: true });
  }

  log(name: string): string {
    return join(this.folder, 'logs', `${name}.log`);
  }

  start(name: string, program: string, args: readonly string[], env: Environment, cwd = this.folder): void {
    const log = openSync(this.log(name), 'a');
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    child.once('error', () => this.running.delete(name));
    this.running.set(name, child);
    if (child.pid !== undefined) appendFileSync(join(this.folder, 'pids'), `${child.pid}\n`);
  }

  /** Throws FABRIC-102 if that process has ended. */
  check(name: string): void {
    const child = this.running.get(name);
    if (child && child.exitCode === null && child.signalCode === null) return;
    throw new FabricError('FABRIC-102', { program: name, reason: lastLine(this.log(name)), log: this.log(name) });
  }

  /** Sends a signal to one process, as a fault test does. */
  signal(name: string, signal: NodeJS.Signals): void {
    this.running.get(name)?.kill(signal);
  }

  get names(): string[] {
    return [...this.running.keys()];
  }

  async stop(): Promise<void> {
    const ended = [...this.running.values()].map((child) => end(child));
    this.running.clear();
    await Promise.all(ended);
  }
}

/** Asks politely, then insists. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await exited;
  clearTimeout(insist);
}

/** Runs one of Fabric's commands to its end. */
export function command(program: string, args: readonly string[], env: Environment, log: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: { ...process.env, ...env }, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = telling(stderr) ?? error.message;
      reject(
        new FabricError(
          'FABRIC-104',
          { command: [program.split('/').at(-1), ...args.slice(0, 3)].join(' '), reason, log },
          { cause: error },
        ),
      );
    });
  });
}

/** Tries until it does not throw, or throws FABRIC-103 with the last failure as its cause. */
export async function until<T>(
  what: string,
  seconds: number,
  log: string,
  attempt: () => Promise<T>,
  pauseMs = 50,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      if (cause instanceof FabricError && cause.code === 'FABRIC-102') throw cause;
      if (Date.now() > deadline) throw new FabricError('FABRIC-103', { what, seconds, log }, { cause });
      await sleep(pauseMs);
    }
  }
}

/** Resolves when something listens on the port of this machine. */
export function listening(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

/** Ports that are free now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer().once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The line that says why: Fabric's own "Error:", else what panicked, else the last. */
function telling(output: string): string | undefined {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    lines.find((line) => line.startsWith('Error:')) ?? lines.find((line) => line.startsWith('panic:')) ?? lines.at(-1)
  );
}

function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
}
