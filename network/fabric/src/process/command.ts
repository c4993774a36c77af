import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOnePlusNError } from '@oneplusn/errors';
import { fabricErrors, fabricFail } from '../errors';
import { environmentWith, type Environment } from './environment';

/** Runs one of Fabric's commands to its end. */
export function command(program: string, args: readonly string[], env: Environment, log: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: environmentWith(env), maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = telling(stderr) ?? error.message;
      reject(
        fabricFail(
          fabricErrors.commandFailed,
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
      if (isOnePlusNError(cause, fabricErrors.ended)) throw cause;
      if (Date.now() > deadline) throw fabricFail(fabricErrors.late, { what, seconds, log }, { cause });
      await sleep(pauseMs);
    }
  }
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
