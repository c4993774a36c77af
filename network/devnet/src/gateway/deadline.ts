import { status } from '@grpc/grpc-js';
import { RpcError } from './rpc-error';

/** Waits for the promise, but not longer than the caller does. */
export async function within<T>(signal: AbortSignal, promise: Promise<T>, message: string): Promise<T> {
  // Nobody waits any more, so nobody else hears of it if the work fails too.
  promise.catch(() => undefined);
  if (signal.aborted) throw new RpcError(status.DEADLINE_EXCEEDED, message);
  return new Promise<T>((resolve, reject) => {
    const expire = (): void => reject(new RpcError(status.DEADLINE_EXCEEDED, message));
    signal.addEventListener('abort', expire, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', expire));
  });
}
