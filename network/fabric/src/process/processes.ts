import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fabricErrors, fabricFail } from '../errors';
import { environmentWith, type Environment } from './environment';
import { isAlive, recordOf, type ProcessRecord } from './record';

/** How a process is started. */
export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly cwd?: string;
}

/** A process of a network, as its folder knows it. */
export interface ProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly alive: boolean;
  readonly log: string;
}

/**
 * The processes of one network. Each outlives the program that started it; its id is written down in `processes/`, so
 * that any later program finds it again, leaves it alone while it runs, and can end it.
 */
export class Processes {
  readonly #programs = new Map<string, Program>();

  constructor(private readonly folder: string) {
    for (const part of ['logs', 'processes']) mkdirSync(join(folder, part), { recursive: true });
  }

  log(name: string): string {
    return join(this.folder, 'logs', `${name}.log`);
  }

  /** Starts a process where it does not run already. */
  start(name: string, program: Program): void {
    this.#programs.set(name, program);
    if (this.#isAlive(name)) return;
    const log = openSync(this.log(name), 'a');
    const child = spawn(program.program, program.args, {
      cwd: program.cwd ?? this.folder,
      env: environmentWith(program.environment),
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    // A program that cannot be run has no id; `check` tells.
    child.once('error', (error) => writeFileSync(this.log(name), `${error.message}\n`, { flag: 'a' }));
    child.unref();
    if (child.pid !== undefined) this.#remember(name, recordOf(child.pid));
  }

  /** Starts again what `start` was once told of and no longer runs; gives their names. */
  revive(names: Iterable<string> = this.#programs.keys()): string[] {
    const dead = [...names].filter((name) => !this.#isAlive(name));
    for (const name of dead) {
      const program = this.#programs.get(name);
      if (program) this.start(name, program);
    }
    return dead;
  }

  /** Throws FABRIC-102 if that process has ended. */
  check(name: string): void {
    if (this.#isAlive(name)) return;
    throw fabricFail(fabricErrors.ended, { program: name, reason: lastLine(this.log(name)), log: this.log(name) });
  }

  /** Sends a signal to one process, as a fault test does. */
  signal(name: string, signal: NodeJS.Signals): void {
    const record = this.#record(name);
    if (record && isAlive(record)) process.kill(record.pid, signal);
  }

  /** All that were ever started and not ended by `stop`. */
  get names(): string[] {
    return readdirSync(join(this.folder, 'processes'))
      .filter((file) => file.endsWith('.json'))
      .map((file) => basename(file, '.json'))
      .sort();
  }

  status(): ProcessStatus[] {
    return this.names.map((name) => {
      const record = this.#record(name);
      return { name, pid: record?.pid ?? 0, alive: this.#isAlive(name), log: this.log(name) };
    });
  }

  /** Ends all, or those named, politely first, and forgets them. */
  async stop(names: readonly string[] = this.names): Promise<void> {
    await Promise.all(names.map((name) => this.#end(name)));
  }

  async #end(name: string): Promise<void> {
    for (const [signal, seconds] of [['SIGTERM', 5] as const, ['SIGKILL', 5] as const]) {
      this.signal(name, signal);
      for (const until = Date.now() + seconds * 1000; this.#isAlive(name) && Date.now() < until;) await sleep(20);
    }
    rmSync(this.#file(name), { force: true });
  }

  #file(name: string): string {
    return join(this.folder, 'processes', `${name}.json`);
  }

  #remember(name: string, record: ProcessRecord): void {
    writeFileSync(`${this.#file(name)}.new`, JSON.stringify(record));
    renameSync(`${this.#file(name)}.new`, this.#file(name));
  }

  #record(name: string): ProcessRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(name), 'utf8')) as ProcessRecord;
    } catch {
      return undefined;
    }
  }

  #isAlive(name: string): boolean {
    const record = this.#record(name);
    return record !== undefined && isAlive(record);
  }
}

function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
}
