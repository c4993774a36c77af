import type { Text } from '@oneplusn/errors';
import type { Verdict } from '../verify/verifier';
import { harmless } from './harmless';
import { sectionsOf, verdictText } from './sections';

const style = `
  body { font: 11pt/1.6 serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #111; }
  h1 { font-size: 16pt; border-bottom: 2px solid; padding-bottom: .4em; }
  .proven h1 { color: #14532d } .indeterminate h1 { color: #854d0e } .refused h1 { color: #991b1b }
  h2 { font-size: 12pt; margin: 1.4em 0 .3em; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; }
  th, td { text-align: left; vertical-align: top; border: 1px solid #999; padding: .3em .6em; }
  th { width: 30%; font-weight: normal; background: #f4f4f4; }
  td { overflow-wrap: anywhere; white-space: pre-wrap; }
  .en { color: #444; }
  @media print { body { margin: 0; } tr { break-inside: avoid; } }
`;

/** The verdict as a page that prints well, in both languages. It loads nothing and runs nothing. */
export function htmlOf(verdict: Verdict): string {
  const sections = sectionsOf(verdict).map(
    ({ heading, rows }) =>
      `<section><h2>${both(heading)}</h2><table>` +
      rows.map(([name, value]) => `<tr><th scope="row">${both(name)}</th><td>${both(value)}</td></tr>`).join('\n') +
      '</table></section>',
  );
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>oneplusn-verify</title><style>${style}</style></head><body class="${verdict.verdict}">`,
    `<h1>${both(verdictText(verdict))}</h1>`,
    ...sections,
    '</body></html>\n',
  ].join('\n');
}

function both(value: Text | string): string {
  if (typeof value === 'string') return escaped(value);
  if (value.zh === value.en) return escaped(value.zh);
  return `${escaped(value.zh)}<br><span class="en" lang="en">${escaped(value.en)}</span>`;
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => harmless(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
