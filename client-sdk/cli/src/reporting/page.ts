/** A month's report as one page: it prints well, runs nothing, and asks nothing of other machines. */
import type { Counted } from '@oneplusn/indexer';
import { findingLine } from '../views/findings';
import type { Language } from '../language/language';
import { csvPen } from '../render/pen';
import { columnChart, rowChart } from './charts';
import type { Month } from './month';
import { safe } from './safe';
import { sayIn } from '../language/say';

const style = `
@page { size: A4; margin: 16mm }
body { font: 14px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; margin: 2em auto;
  max-width: 760px; padding: 0 1em }
h1 { font-size: 22px } h2 { font-size: 16px; margin: 1.6em 0 .4em; break-after: avoid }
table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #ccc; padding: 3px 8px 3px 0;
  text-align: left; overflow-wrap: anywhere } td.n, th.n { text-align: right }
tr, svg, figure { break-inside: avoid } figure { margin: 0 } svg { width: 100%; height: auto }
svg text { font-size: 11px } .first { fill: #1f5fa8 } .second { fill: #c33; stroke: #111; stroke-width: .5 }
.figures { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0; list-style: none } .figures b { font-size: 20px }
footer { margin-top: 2em; color: #555; font-size: 12px; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none } }`;

export function reportPage(month: Month, language: Language): string {
  const say = sayIn({ language });
  const title = say(`${month.month} 审计月报`, `Audit report, ${month.month}`);
  const { counts } = month;
  const figures: readonly (readonly [string, number])[] = [
    [say('获准调阅', 'Openings allowed'), counts.openings],
    [say('被拒绝', 'Denied'), counts.denied],
    [say('调阅记录', 'Records opened'), counts.records],
    [say('申请', 'Requests'), counts.requests],
    [say('有效授权', 'Grants given'), counts.granted],
    [say('撤销授权', 'Grants revoked'), counts.revoked],
  ];
  const daily = say('每日调阅', 'Openings by day');
  const labels = [say('获准', 'allowed'), say('被拒绝', 'denied')];
  const bars = month.days.map(({ day, allowed, denied }) => ({ name: day, parts: [allowed, denied] }));
  const departments = say('各部门', 'By department');
  const counted = (heading: string, name: string, found: readonly Counted[]): string =>
    `<h2>${safe(heading)}</h2>${tableOf([name, say('次数', 'Openings'), say('记录', 'Records')], found)}`;
  const nothing = `<p>${say('没有发现异常。', 'Nothing stands out.')}</p>`;
  const found = month.findings.map((each) => `<li>${safe(findingLine(each, csvPen(language)))}</li>`).join('');
  const top = month.departments.slice(0, 20).map(({ value, count }) => ({ name: value === '' ? '-' : value, count }));
  return [
    `<!doctype html>`,
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width"><title>${safe(title)}</title>`,
    `<style>${style}</style></head><body>`,
    `<h1>${safe(title)}</h1>`,
    `<ul class="figures">${figures.map(([name, n]) => `<li>${safe(name)} <b>${n}</b></li>`).join('')}</ul>`,
    `<h2>${safe(daily)}</h2><figure>${columnChart(daily, bars, labels)}</figure>`,
    `<h2>${safe(departments)}</h2><figure>${rowChart(departments, top)}</figure>`,
    counted(say('各目录', 'By dataset'), say('目录', 'Dataset'), month.datasets),
    counted(say('各用途', 'By purpose'), say('用途', 'Purpose'), month.purposes),
    counted(say('拒绝原因', 'Why they were denied'), say('代码', 'Code'), month.denials),
    `<h2>${say('须查看的事项', 'To be looked at')}</h2>${found === '' ? nothing : `<ul>${found}</ul>`}`,
    `<footer>${safe(say('依据', 'From'))} ${safe(month.channel)}, ${say('至区块', 'up to block')} ${month.blocks - 1}, `,
    `SHA-256 ${safe(month.hash)}. ${say('时间为北京时间。', 'Times are China Standard Time.')}</footer></body></html>`,
    '',
  ].join('\n');
}

function tableOf(header: readonly string[], rows: readonly Counted[]): string {
  const head = header.map((name, at) => `<th${at > 0 ? ' class="n"' : ''}>${safe(name)}</th>`).join('');
  const body = rows.map(
    ({ value, count, records = 0 }) =>
      `<tr><td>${safe(value === '' ? '-' : value)}</td><td class="n">${count}</td><td class="n">${records}</td></tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
