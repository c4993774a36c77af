import { writeFileSync } from 'node:fs';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';

/** Writes a secret for its owner alone; never over another file. @throws UsageError CLI-130 */
export function writeSecret(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') throw misuse(cliErrors.fileExists, { file });
    throw error;
  }
}
