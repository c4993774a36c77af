import { appendFileSync } from 'node:fs';
import type { Row } from '../../scripts/src/faults/row';

/** Hands a line to the command, which prints the table when all have been tried. */
export function tell(row: Row): void {
  const file = process.env['ONEPLUSN_FAULTS_TABLE'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
