/** Long texts by their beginning and length. */
export function shortened(long: string): string {
  return long.length > 2000 ? `${long.slice(0, 40)}... (${long.length})` : long;
}
