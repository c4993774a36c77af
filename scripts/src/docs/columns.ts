const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns of a screen a line takes: a Chinese character takes two. */
export function columns(line: string): number {
  let count = 0;
  for (const character of line) count += wide.test(character) ? 2 : 1;
  return count;
}
