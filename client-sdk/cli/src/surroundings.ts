/** All that the command takes from the world: so that a test can give it another one. */
import { readFile } from 'node:fs/promises';
import { connect } from '@oneplusn/sdk';

/** Where text goes. */
export interface Sink {
  write(text: string): void;
  readonly isTTY: boolean;
  /** The terminal's width in columns; undefined where there is none. */
  readonly columns: number | undefined;
}

/** What the command gets from the process that it runs in. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly out: Sink;
  readonly err: Sink;
  /** A file's bytes; `-` is the standard input. */
  read(file: string): Promise<Buffer>;
  readonly connect: typeof connect;
}

/** The world of this process. */
export function processSurroundings(): Surroundings {
  return {
    env: process.env,
    cwd: process.cwd(),
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    read: (file) => (file === '-' ? readStandardInput() : readFile(file)),
    connect,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
  };
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
