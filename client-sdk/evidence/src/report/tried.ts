/** What came of reading bytes that anybody may have written; undefined where they cannot be read. */
export function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
