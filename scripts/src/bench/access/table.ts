/** The figures for people, beside the stock contract's. */
import type { ByGrants } from './by-grants';
import { levels, type AccessFigures, type OpenFigures, type Throughput } from './figures';

export interface AccessReport extends AccessFigures {
  readonly fabric: string;
  readonly machine: string;
  readonly byGrants: ByGrants;
}

export function table({ stock, single, opens, shared, records, fabric, machine, byGrants }: AccessReport): string {
  const { put } = stock;
  const row = (name: string, { perSecond, cpuMs }: Throughput) =>
    `${name}: ${perSecond} /s${times(perSecond, put.perSecond)}; CPU ${cpuMs} ms${times(cpuMs, put.cpuMs)}`;
  const opened = (name: string, figures: OpenFigures) => {
    const { p50, p99, failed } = figures;
    return `${row(name, figures)}; p50 ${p50} ms, p99 ${p99} ms${times(p99, put.p99)}; ${failed} 失败 failed`;
  };
  return [
    `Fabric ${fabric}, ${machine}`,
    '',
    `${row('标准合约写入, 64 并发 / stock put, 64 callers', put)}; p99 ${put.p99} ms`,
    row('受治理写入, 64 并发 / governed put, 64 callers', single),
    ...levels.map(({ name, callers }) => opened(`调阅, ${callers} 并发 / openings, ${callers} callers`, opens[name])),
    ...levels.map(({ name, callers }) =>
      opened(`合并调阅并读取验证, ${callers} 并发 / shared, read and verified, ${callers} callers`, shared[name]),
    ),
    `验证记录, 每批 100 条 / verified records, batches of 100: ${records.perSecond} 条/s records/s`,
    ...Object.entries(byGrants).map(
      ([grants, { msPerOpen }]) =>
        `${grants} 份授权时每次调阅 / an opening beside ${grants} grants: ${msPerOpen} ms CPU`,
    ),
  ].join('\n');
}

const times = (value: number, stock: number) => ` (${(value / stock).toFixed(2)} x stock)`;
