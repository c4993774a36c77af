/** How the journeys speak: one line a step with its time, in Chinese and English, and small tables of what came out. */
import { styleText } from 'node:util';
import { widthOf, wrap } from '@oneplusn/cli';

export interface Title {
  readonly zh: string;
  readonly en: string;
}

const out = process.stdout;
const paint = (style: Parameters<typeof styleText>[0], text: string): string => styleText(style, text, { stream: out });

export function heading({ zh, en }: Title): void {
  const fits = widthOf(`${zh}  ${en}`) <= columns();
  out.write(`\n${paint('bold', zh)}${fits ? '  ' : '\n'}${paint('dim', en)}\n`);
}

/** Does one step and says how long it took; a failing step says so and throws on. */
export async function step<T>({ zh, en }: Title, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const tell = (mark: string): void => {
    const time = `${((performance.now() - start) / 1000).toFixed(2)} s`.padStart(8);
    const fits = widthOf(`${zh}  ${en}`) <= room();
    const lines = fits
      ? [`${zh}  ${paint('dim', en)}`]
      : [...wrap(zh, room()), ...wrap(en, room()).map((line) => paint('dim', line))];
    out.write(`${time}  ${mark} ${lines.join(`\n${margin}`)}\n`);
  };
  try {
    const result = await work();
    tell(paint('green', '✓'));
    return result;
  } catch (error) {
    tell(paint('red', '✗'));
    throw error;
  }
}

/** A line that belongs to the step above it; broken where the terminal ends. */
export function detail(text: string): void {
  for (const line of wrap(text, room())) out.write(`${margin}${line}\n`);
}

const margin = ' '.repeat(12);
/** A file or a pipe has no width. */
const columns = (): number => (out.isTTY ? out.columns : Infinity);
const room = (): number => columns() - margin.length;

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
