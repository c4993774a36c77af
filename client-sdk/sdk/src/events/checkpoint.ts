import { open, readFile, rename } from 'node:fs/promises';
import { issueProblem, problems } from '@oneplusn/api';
import { problemWith, shownSource, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { problemOf } from '../credentials/problem';
import { causeOf } from '../credentials/text';
import { ConfigurationError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';

/** How far a reader of events has come: all up to this transaction of this block is done. */
export interface Position {
  readonly blockNumber: bigint;
  /** Absent before the first event: then the block itself is still to come. */
  readonly transactionId?: string;
  /** Which ledger it is a position of, so that another's is never taken for it; absent in what others have saved. */
  readonly chain?: string;
}

/**
 * Keeps a position over restarts. Write your own to keep it in the same database transaction as what you do with an
 * event.
 */
export interface Checkpoint {
  load(): Promise<Position | undefined>;
  save(position: Position): Promise<void>;
}

const Stored = v.object({
  blockNumber: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
  transactionId: v.optional(v.string()),
  chain: v.optional(v.string()),
});

/**
 * A checkpoint in a file, written whole or not at all: to a temporary file that is synced and then renamed over it. The
 * form of fabric-gateway's file checkpointer, and beside it which ledger it belongs to.
 */
export function fileCheckpoint(path: string): Checkpoint {
  const name = shownSource(path);
  const complain = (problem: Problem | string, cause?: unknown) =>
    sdkFail(ConfigurationError, sdkErrors.checkpointUnreadable, { path: name, problem }, cause);
  const unusable = (error: unknown) => complain(problemOf(error), causeOf(error, name));
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw unusable(error);
      }
      const content = jsonIn(text);
      if (content === undefined) throw complain(problemWith(problems.shape.notJson));
      const stored = v.safeParse(Stored, content);
      if (!stored.success) throw complain(issueProblem(stored.issues[0]));
      const { blockNumber, transactionId, chain } = stored.output;
      return {
        blockNumber: BigInt(blockNumber),
        ...(transactionId === undefined ? {} : { transactionId }),
        ...(chain === undefined ? {} : { chain }),
      };
    },
    async save({ blockNumber, transactionId, chain }) {
      const temporary = `${path}.new`;
      try {
        const file = await open(temporary, 'w', 0o600);
        try {
          await file.writeFile(JSON.stringify({ blockNumber: String(blockNumber), transactionId, chain }));
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

/** Undefined where a text is no JSON: the parser's own words would show what the file holds. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
