import type { Row } from '../store/databases/database';

/** The most values that are asked for at once. */
const most = 512;

/**
 * Asks for many values, some at once. How many is always a power of two, the last one repeated: so there are few
 * different statements, and each is prepared once.
 */
export async function inPages(
  values: readonly string[],
  ask: (page: readonly string[], marks: string) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let from = 0; from < values.length; from += most) {
    const page = values.slice(from, from + most);
    const size = 2 ** Math.ceil(Math.log2(page.length));
    const filled = [...page, ...Array<string>(size - page.length).fill(page.at(-1) ?? '')];
    found.push(...(await ask(filled, filled.map(() => '?').join(', '))));
  }
  return found;
}
