/** Charts as SVG that stands in the page itself: no script, no picture from elsewhere, legible in black and white. */
import { safe } from './safe';

/** One bar: its name, and what it is made of from below. */
export interface Bar {
  readonly name: string;
  readonly parts: readonly number[];
}

const size = { width: 720, height: 200, foot: 24, left: 40 } as const;
const classes = ['first', 'second'];

/** Bars beside each other, such as the days of a month; each tells its figures when it is pointed at. */
export function columnChart(title: string, bars: readonly Bar[], labels: readonly string[]): string {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const room = size.height - size.foot - 10;
  const step = (size.width - size.left) / Math.max(1, bars.length);
  const drawn = bars.map(({ name, parts }, at) => {
    const x = size.left + at * step;
    let y = size.height - size.foot;
    const boxes = parts.map((part, kind) => {
      const height = (part / most) * room;
      y -= height;
      return (
        `<rect class="${classes[kind] ?? ''}" x="${fixed(x + 1)}" y="${fixed(y)}" ` +
        `width="${fixed(step - 2)}" height="${fixed(height)}"/>`
      );
    });
    const told = parts.map((part, kind) => `${labels[kind] ?? ''} ${part}`).join(', ');
    const below = at % 5 === 0 ? `<text x="${fixed(x)}" y="${size.height - 8}">${safe(name.slice(-2))}</text>` : '';
    return `<g><title>${safe(`${name}: ${told}`)}</title>${boxes.join('')}${below}</g>`;
  });
  const axis = `<text x="0" y="14">${most}</text><text x="0" y="${size.height - size.foot}">0</text>`;
  const opening = `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${safe(title)}">`;
  return `${opening}${axis}${drawn.join('')}</svg>`;
}

/** Bars under each other, with the longest names. */
export function rowChart(title: string, bars: readonly { readonly name: string; readonly count: number }[]): string {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const [line, left] = [22, 260];
  const drawn = bars.map(({ name, count }, at) => {
    const width = (count / most) * (size.width - left - 60);
    const y = at * line;
    return (
      `<text x="0" y="${y + 15}">${safe(name)}</text><rect class="first" x="${left}" y="${y + 3}" ` +
      `width="${fixed(width)}" height="15"/><text x="${fixed(left + width + 6)}" y="${y + 15}">${count}</text>`
    );
  });
  const height = Math.max(1, bars.length) * line;
  return `<svg viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${safe(title)}">${drawn.join('')}</svg>`;
}

const fixed = (number: number): string => String(Math.round(number * 10) / 10);
