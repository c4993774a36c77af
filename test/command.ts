/** The command run in the test's own process, where no process is the subject. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { main, type Sink } from '@oneplusn/cli';
import { connect } from '@oneplusn/sdk';

/** How a command ended, and what it printed. */
export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where it runs, and what it gets. */
interface Given {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it reads from the standard input. */
  readonly input?: string | Buffer;
}

export async function runHere(words: readonly string[], { cwd, env, input = '' }: Given): Promise<Ran> {
  const [out, err] = [new Text(), new Text()];
  const read = async (file: string): Promise<Buffer> =>
    file === '-' ? Buffer.from(input) : readFile(resolve(cwd, file));
  const exit = await main(words, { env, cwd, out, err, read, connect });
  return { exit, out: out.text, err: err.text };
}

/** What a command prints, into no terminal. */
class Text implements Sink {
  readonly isTTY = false;
  readonly columns = undefined;
  text = '';

  write(more: string): void {
    this.text += more;
  }
}
