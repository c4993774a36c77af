import { isMap, isNode, isScalar, isSeq, type Document, type LineCounter } from 'yaml';
import type { Path } from './rules';

/** A place in the text, both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Where a field stands: its value; its key, if asked for; or, when it is missing, the object it should be in. */
export function positionOf(
  document: Document.Parsed,
  lines: LineCounter,
  path: Path,
  part: 'key' | 'value' = 'value',
): Position {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      next = pair.value;
      const last = depth === path.length - 1;
      offset = (last && part === 'key' ? undefined : startOf(next)) ?? startOf(pair.key) ?? offset;
    } else if (isSeq(node) && typeof step === 'number') {
      next = node.items[step];
      offset = startOf(next) ?? offset;
    } else break;
    node = next;
  }
  return positionAt(lines, offset ?? 0);
}

/** The path of the field whose key begins at an offset; empty when there is none. */
export function pathAt(node: unknown, offset: number): Path {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) if (covers(item, offset)) return [index, ...pathAt(item, offset)];
  }
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      if (startOf(key) === offset) return [String(key.value)];
      if (covers(value, offset)) return [String(key.value), ...pathAt(value, offset)];
    }
  }
  return [];
}

function covers(node: unknown, offset: number): boolean {
  return isNode(node) && !!node.range && node.range[0] <= offset && offset < node.range[2];
}

/** Line and column of an offset in the text. */
export function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** `['authorities', 1, 'peers']` as `authorities[1].peers`. */
export function fieldName(path: Path): string {
  return path.map((step, depth) => (typeof step === 'number' ? `[${step}]` : `${depth ? '.' : ''}${step}`)).join('');
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
