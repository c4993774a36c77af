/** How the journeys speak: one line a step with its time, in Chinese and English, and small tables of what came out. */
import { styleText } from 'node:util';

export interface Title {
  readonly zh: string;
  readonly en: string;
}

const out = process.stdout;
const paint = (style: Parameters<typeof styleText>[0], text: string): string => styleText(style, text, { stream: out });

export function heading({ zh, en }: Title): void {
  out.write(`\n${paint('bold', zh)}  ${paint('dim', en)}\n`);
}

/** Does one step and says how long it took; a failing step says so and throws on. */
export async function step<T>({ zh, en }: Title, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const time = (): string => `${((performance.now() - start) / 1000).toFixed(2)} s`.padStart(8);
  try {
    const result = await work();
    out.write(`${time()}  ${paint('green', '✓')} ${zh}  ${paint('dim', en)}\n`);
    return result;
  } catch (error) {
    out.write(`${time()}  ${paint('red', '✗')} ${zh}  ${paint('dim', en)}\n`);
    throw error;
  }
}

/** A line that belongs to the step above it. */
export function detail(text: string): void {
  out.write(`${' '.repeat(12)}${text}\n`);
}

/** A step that is right only if it is refused: gives the refusal, throws where there was none. */
export async function refused(title: Title, work: () => Promise<unknown>): Promise<Error> {
  return step(title, async () => {
    try {
      await work();
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
    throw new Error(`本应被拒绝, 却成功了 / should have been refused: ${title.en}`);
  });
}
