import { setImmediate } from 'node:timers/promises';
import { within } from './deadline';

test('work that fails after its caller has gone is nobody’s unhandled rejection', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(within(gone, Promise.reject(new Error('late')), 'too late')).rejects.toMatchObject({
      message: 'too late',
    });
    await setImmediate();
    await setImmediate();
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
  }
});
