/** The figures for people, beside the stock contract's. */
import { said, type ProcedureFigures } from './figures';

export interface ProcedureReport extends ProcedureFigures {
  readonly fabric: string;
  readonly machine: string;
}

export const table = ({ byCallers, fabric, machine }: ProcedureReport): string =>
  [
    `Fabric ${fabric}, ${machine}`,
    ...Object.entries(byCallers).flatMap(([callers, steps]) => [
      '',
      `${callers} 并发 / ${callers} callers`,
      ...Object.entries(steps).map(([name, figures]) => `${name}: ${said(figures)}${times(figures, steps['stock'])}`),
    ]),
  ].join('\n');

type Steps = ProcedureFigures['byCallers'][string];

const times = ({ perSecond }: Steps[string], stock: Steps[string] | undefined): string =>
  stock ? ` (${(perSecond / stock.perSecond).toFixed(2)} x stock)` : '';
