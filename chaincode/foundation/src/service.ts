/**
 * The chaincode as a process of its own: what `fabric-chaincode-node server` loads (the package's `main`). Its
 * configuration is the environment:
 *
 * - `ONEPLUSN_COMMITTEE`: the MSP id of the authority that governs; the root of trust, the same at every authority
 * - `CORE_PEER_LOCALMSPID`: the authority that runs this process
 * - `ONEPLUSN_CHAINCODE`: the name that the chaincode is deployed under; where it is set, calls that were signed for
 *   another are refused
 * - `ONEPLUSN_VAULT_KEYS`: the file with the keys of that authority's vault, readable by this process alone; the same
 *   at all its services
 */
import { readFileSync, statSync } from 'node:fs';
import { LedgerError, errors, fail, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { createFoundation, type Foundation } from './foundation';
import { takeSettings } from './settings';
import { rememberCertificates } from './shim/certificates';
import { refuseDebugLogs, skipUnwantedLogs } from './shim/logs';
import { sketchEscapes } from './shim/sketch';
import { parseVaultKeys } from './vault/key-file';

function foundation(): Foundation {
  const { committee, chaincode, vaultKeys } = takeSettings(process.env);
  const keys = keyFile(vaultKeys);
  const ids = parseVaultKeys(keys).map(({ id }) => id);
  console.error(`vault keys: ${ids.join(', ')}`);
  return createFoundation({ committee, vaultKeys: () => keys, ...(chaincode !== undefined && { chaincode }) });
}

/**
 * A secret that is mounted may be readable by the service's group; by everybody it is no secret. Windows knows no such
 * modes.
 */
function refuseOpen(path: string): void {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0) throw fail(errors.service.vaultKeysOpen, {});
}

/**
 * The text of the key file. What was given for its path is not repeated: it may be the keys themselves.
 * @throws LedgerError SERVICE-104, SERVICE-105
 */
function keyFile(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    refuseOpen(path);
    return text;
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const problem =
      code === 'EACCES' ? problems.file.noRight : code === 'EISDIR' ? problems.file.isFolder : problems.file.absent;
    throw fail(errors.service.vaultKeysUnreadable, { problem: problemWith(problem) });
  }
}

/** Says what is missing, in both languages, and ends the process: the launcher would go on without contracts. */
function orEnd<T>(start: () => T): T {
  try {
    return start();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    for (const language of ['zh', 'en'] as const) console.error(error.line(language));
    process.exit(1);
  }
}

sketchEscapes();
if (refuseDebugLogs())
  console.error(
    '日志级别 debug 会写出调用内容, 已改为 info / The log level debug would write what is in calls; it is info instead',
  );
skipUnwantedLogs();
rememberCertificates();
export const { contracts, serializers } = orEnd(foundation);
