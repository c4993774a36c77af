/** The command run in the test's own process, where no process is the subject: seconds less for each call. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { main, processSurroundings, type Sink } from '@oneplusn/cli';
import type { Ran, Workspace } from './workspace';

/** What the command would print and end with in that folder. */
export async function runHere(
  { path: cwd }: Workspace,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const printed = { out: '', err: '' };
  const sink = (name: keyof typeof printed): Sink => ({
    write: (text) => void (printed[name] += text),
    ...{ isTTY: false, columns: undefined },
  });
  const { connect } = processSurroundings();
  const world = { env, cwd, out: sink('out'), err: sink('err'), connect };
  const exit = await main(words, { ...world, read: (file) => readFile(resolve(cwd, file)) });
  return { exit, ...printed };
}

/** The answer of a command that must succeed, as JSON. */
export async function asksHere<T>(workspace: Workspace, actor: string, ...words: readonly string[]): Promise<T> {
  const { exit, out, err } = await runHere(workspace, ['--as', actor, ...words, '--json']);
  if (exit !== 0) throw new Error(`oneplusn ${words.join(' ')} ended with ${exit}: ${err}`);
  return JSON.parse(out) as T;
}
