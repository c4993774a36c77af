import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a process listens on the port. */
export async function listening(port: number, process: ChildProcess): Promise<void> {
  for (let round = 0; round < 600; round++) {
    if (process.exitCode !== null) throw new Error(`the chaincode ended with ${process.exitCode}`);
    const socket = connect(port, 'localhost');
    const open = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).then(
      () => socket.readyState === 'open',
      () => false,
    );
    socket.destroy();
    if (open) return;
    await sleep(50);
  }
  throw new Error(`no chaincode listens on port ${port}`);
}

/** A port that nobody listens on, from the system: one made of a number of one's own may be another suite's. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  await sleep(0);
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
