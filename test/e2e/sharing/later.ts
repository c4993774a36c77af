/** Does something at a later time of this process: of the client and, on the embedded ledger, of the endorsers too. */
export async function later<T>(byMs: number, work: () => Promise<T>): Promise<T> {
  const running = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const;
  const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
  jest.useFakeTimers({ now: Date.now() + byMs, doNotFake: [...running, ...timers] });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
