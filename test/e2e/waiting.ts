import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Reads until the answer is as it should be: another authority's peer may be a block behind the one that confirmed a
 * write. Gives up after five seconds with the last answer, or the last error.
 */
export async function eventually<T>(read: () => Promise<T>, fits: (answer: T) => boolean = () => true): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    try {
      const answer = await read();
      if (fits(answer) || Date.now() > end) return answer;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(50);
  }
}
