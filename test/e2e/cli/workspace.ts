/**
 * A workspace beside a running network: a folder with its profiles and wallet, and the real command run there: in the
 * process of the test, or as a child process where that is what is tried.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NetworkFolder } from '../../../scripts/src/network/folder';
import type { Net } from '../../engine';
import { runHere, type Ran } from '../../command';

const program = join(__dirname, '../../../client-sdk/cli/dist/bin.js');

export type { Ran };

interface Given {
  readonly input?: string | Buffer;
  /** Whether it is a process, whatever the workspace's commands are. */
  readonly asProcess?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export class Workspace {
  readonly path = mkdtempSync(join(tmpdir(), 'oneplusn-workspace-'));

  constructor(
    net: Net,
    private readonly asProcess: boolean,
  ) {
    if (asProcess && !existsSync(program))
      throw new Error(`${program} is not there: build it with tsc -b client-sdk/cli`);
    const folder = new NetworkFolder(net.topology.name, this.path);
    for (const { msp, actors } of net.topology.authorities) {
      folder.write(folder.profile(msp), net.profile(msp));
      for (const id of ['admin', ...actors.map((actor) => actor.id)]) {
        folder.write(folder.identity(`${msp}/${id}`), JSON.stringify(net.identity(`${msp}/${id}`)), true);
      }
    }
  }

  /** Puts a file into the workspace. */
  file(name: string, content: unknown): string {
    const asItIs = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(join(this.path, name), asItIs ? content : JSON.stringify(content));
    return name;
  }

  /** Runs the command with these words; `input` is what it reads from the standard input. */
  run(words: readonly string[], { input = '', env = {}, asProcess = this.asProcess }: Given = {}): Promise<Ran> {
    return asProcess ? this.#spawn(words, input, env) : runHere(words, { cwd: this.path, env, input });
  }

  #spawn(words: readonly string[], input: string | Buffer, env: NonNullable<Given['env']>): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...words], {
        cwd: this.path,
        env: { PATH: process.env['PATH'], ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.on('error', reject).on('close', (exit) => resolve({ exit, out, err }));
      child.stdin.end(input);
    });
  }

  /** Runs a command that must succeed, and gives what it printed. */
  async does(actor: string, ...words: string[]): Promise<string> {
    const { exit, out, err } = await this.run(['--as', actor, ...words]);
    if (exit !== 0) throw new Error(`oneplusn ${words.join(' ')} as ${actor} ended with ${exit}: ${err}`);
    return out;
  }

  /** The same, as JSON. */
  async gets<T>(actor: string, ...words: string[]): Promise<T> {
    return JSON.parse(await this.does(actor, ...words, '--json')) as T;
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/**
 * A workspace for all tests of a file.
 * @param asProcess whether each command is a process: where what is tried is how it starts, its environment or its end
 */
export function useWorkspace(net: () => Net, { asProcess = false } = {}): () => Workspace {
  let workspace: Workspace | undefined;
  beforeAll(() => {
    workspace = new Workspace(net(), asProcess);
  });
  afterAll(() => workspace?.clear());
  return () => {
    if (!workspace) throw new Error('the workspace is there only while tests run');
    return workspace;
  };
}
