/** The figures for people, beside the stock contract's. */
import type { ProcessFigures } from './figures';
import type { Growth } from './growing';

export interface ProcessReport extends ProcessFigures, Growth {
  readonly fabric: string;
  readonly machine: string;
}

export function table({ stock, byCallers, byCases, check200, fabric, machine }: ProcessReport): string {
  const { put } = stock;
  const times = (value: number, of: number) => `${(value / of).toFixed(2)} x stock`;
  return [
    `Fabric ${fabric}, ${machine}`,
    '',
    `标准合约写入 / stock put: ${put.perSecond} /s; CPU ${put.cpuMs} ms`,
    ...Object.entries(byCallers).map(
      ([callers, { perSecond, cpuMs, p50, p99, failed }]) =>
        `办结待办, ${callers} 并发 / completions, ${callers} callers: ${perSecond} /s ` +
        `(${times(perSecond, put.perSecond)}); ` +
        `CPU ${cpuMs} ms (${times(cpuMs, put.cpuMs)}); p50 ${p50} ms, p99 ${p99} ms; ${failed} 失败 failed`,
    ),
    ...Object.entries(byCases).map(
      ([count, { msPerComplete }]) => `${count} 件办件时 / with ${count} cases: ${msPerComplete} ms`,
    ),
    `检查并发布 200 个状态 / check and publish 200 states: ${check200.ms} ms`,
  ].join('\n');
}
