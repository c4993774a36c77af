import { open, readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { problemOf } from '../credentials/document';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';

/** How far a reader of events has come: all up to this transaction of this block is done. */
export interface Position {
  readonly blockNumber: bigint;
  /** Absent before the first event: then the block itself is still to come. */
  readonly transactionId?: string;
}

/** Keeps a position over restarts. Write your own to keep it in the same database transaction as what you do with an event. */
export interface Checkpoint {
  load(): Promise<Position | undefined>;
  save(position: Position): Promise<void>;
}

const Stored = v.object({
  blockNumber: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
  transactionId: v.optional(v.string()),
});

/**
 * A checkpoint in a file, written whole or not at all: to a temporary file that is synced and then renamed over it. The same form as
 * fabric-gateway's file checkpointer.
 */
export function fileCheckpoint(path: string): Checkpoint {
  const unusable = (error: unknown) =>
    sdkFail(ConfigurationError, sdkErrors.checkpointUnreadable, { path, problem: problemOf(error) }, error);
  return {
    async load() {
      try {
        const text = await readFile(path, 'utf8');
        const { blockNumber, transactionId } = v.parse(Stored, JSON.parse(text));
        return { blockNumber: BigInt(blockNumber), ...(transactionId === undefined ? {} : { transactionId }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw unusable(error);
      }
    },
    async save({ blockNumber, transactionId }) {
      const temporary = `${path}.new`;
      try {
        const file = await open(temporary, 'w', 0o600);
        try {
          await file.writeFile(JSON.stringify({ blockNumber: String(blockNumber), transactionId }));
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
      } catch (error) {
        throw unusable(error);
      }
    },
  };
}
