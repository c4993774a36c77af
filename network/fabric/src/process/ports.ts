import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';

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

/**
 * A network keeps its ports, so none may be one that the system gives to whoever connects somewhere: those begin at
 * 32768 on Linux, at 49152 elsewhere.
 */
const [lowest, highest] = [20_000, 32_000];

/** Ports that are free now, all different, other than those `taken`. */
export async function freePorts(count: number, taken: Iterable<number> = []): Promise<number[]> {
  const known = new Set(taken);
  const found: number[] = [];
  const start = randomInt(lowest, highest);
  for (let tried = 0; found.length < count && tried < highest - lowest; tried += 1) {
    const port = lowest + ((start - lowest + tried) % (highest - lowest));
    if (!known.has(port) && (await isFree(port))) found.push(port);
  }
  if (found.length < count) throw new RangeError(`no ${count} ports are free between ${lowest} and ${highest}`);
  return found;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
