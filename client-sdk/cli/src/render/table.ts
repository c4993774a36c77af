/**
 * Tables without frames: aligned by width on the terminal, wrapped inside their columns when there is too little room.
 */
import { csvOf } from './csv';
import type { Pen } from './pen';
import { pad, widthOf, wrap } from './width';

export interface Column<T> {
  readonly header: string;
  /** The cell's text; several lines are kept. */
  readonly cell: (row: T) => string;
  readonly align?: 'left' | 'right';
  /** False for what must not be broken: ids that are copied. */
  readonly breaks?: boolean;
}

const gap = 2;
const narrowest = 8;

/** Draws rows as a table; as blocks of `header  value` where even the narrowest columns do not fit. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[], pen: Pen): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  if (pen.tables) {
    const header = columns.map((column) => column.header);
    pen.tables.push(csvOf(header, cells));
    return '';
  }
  const used = columns.map((_, i) => i).filter((i) => cells.some((row) => row[i] !== ''));
  const shown = used.map((i) => columns[i] as Column<T>);
  const grid = cells.map((row) => used.map((i) => row[i] ?? ''));
  const widths = fit(shown, grid, pen.width);
  return widths ? inColumns(shown, grid, widths, pen) : inBlocks(shown, grid, pen);
}

const widest = (text: string): number => Math.max(...text.split('\n').map(widthOf));

/** The longest piece of a text that does not break by itself: a Latin word; Chinese breaks at every character. */
const longestWord = (text: string): number =>
  Math.max(0, ...text.split(/\s+|(?<=[^\u0020-\u00ff])|(?=[^\u0020-\u00ff])/).map(widthOf));

/**
 * The columns' widths, taken from the widest that may break until the line fits: at words first, inside words if it
 * must be.
 */
function fit<T>(
  columns: readonly Column<T>[],
  grid: readonly (readonly string[])[],
  room: number,
): number[] | undefined {
  const texts = columns.map(({ header }, i) => [header, ...grid.map((row) => row[i] ?? '')]);
  const full = texts.map((column) => Math.max(...column.map(widest)));
  const floors = columns.map(({ header, breaks = true }, i) => {
    const whole = full[i] ?? 0;
    return {
      word: breaks ? Math.max(...(texts[i] ?? []).map(longestWord)) : whole,
      hard: breaks ? Math.min(whole, Math.max(narrowest, widthOf(header))) : whole,
    };
  });
  return (
    narrowed(
      full,
      floors.map(({ word, hard }) => Math.max(word, hard)),
      room,
    ) ??
    narrowed(
      full,
      floors.map(({ hard }) => hard),
      room,
    )
  );
}

/** Widths that fit into the room and keep to their floors; undefined where there are none. */
function narrowed(full: readonly number[], floors: readonly number[], room: number): number[] | undefined {
  const widths = [...full];
  let excess = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1) - room;
  for (; excess > 0; excess--) {
    let widestIndex = -1;
    widths.forEach((width, i) => {
      if (width > (floors[i] ?? 0) && width > (widths[widestIndex] ?? 0)) widestIndex = i;
    });
    if (widestIndex < 0) return undefined;
    widths[widestIndex] = (widths[widestIndex] ?? 0) - 1;
  }
  return widths;
}

function inColumns<T>(
  columns: readonly Column<T>[],
  grid: readonly string[][],
  widths: readonly number[],
  pen: Pen,
): string {
  const line = (parts: readonly string[]): string =>
    parts
      .map((part, i) => pad(part, widths[i] ?? 0, columns[i]?.align === 'right' ? 'right' : 'left'))
      .join(' '.repeat(gap))
      .trimEnd();
  const head = line(columns.map(({ header }) => pen.paint('strong', header)));
  const rule = pen.decorated
    ? [pen.paint('quiet', '─'.repeat(widths.reduce((sum, w) => sum + w, gap * (widths.length - 1))))]
    : [];
  const body = grid.flatMap((row) => {
    const wrapped = row.map((text, i) => text.split('\n').flatMap((part) => wrap(part, widths[i] ?? Infinity)));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, y) => line(wrapped.map((lines) => lines[y] ?? '')));
  });
  return [head, ...rule, ...body].join('\n');
}

function inBlocks<T>(columns: readonly Column<T>[], grid: readonly string[][], pen: Pen): string {
  return grid
    .map((row) =>
      fields(
        columns.map(({ header }, i) => [header, row[i] ?? ''] as const),
        pen,
      ),
    )
    .join(`\n${pen.decorated ? `${pen.paint('quiet', '─'.repeat(Math.min(pen.width, 20)))}\n` : '\n'}`);
}

/** Draws `name  value` lines; values that are empty are left out. */
export function fields(entries: readonly (readonly [name: string, value: string])[], pen: Pen, indent = 0): string {
  const given = entries.filter(([, value]) => value !== '');
  if (pen.tables) {
    const header = [pen.say({ zh: '名称', en: 'Name' }), pen.say({ zh: '值', en: 'Value' })];
    pen.tables.push(csvOf(header, given));
    return '';
  }
  const column = Math.max(0, ...given.map(([name]) => widthOf(name)));
  const margin = ' '.repeat(indent);
  const under = `\n${margin}${' '.repeat(column + gap)}`;
  return given
    .map(([name, value]) => {
      const lines = value.split('\n').flatMap((part) => wrap(part, pen.width - indent - column - gap));
      return `${margin}${pen.paint('quiet', pad(name, column))}${' '.repeat(gap)}${lines.join(under)}`;
    })
    .join('\n');
}
