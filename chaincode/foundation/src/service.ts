/**
 * The chaincode as a process of its own: what `fabric-chaincode-node server` loads (the package's `main`). Its configuration is the
 * environment:
 *
 * - `ONEPLUSN_COMMITTEE`: the MSP id of the authority that governs; the root of trust, the same at every authority
 * - `CORE_PEER_LOCALMSPID`: the authority that runs this process
 * - `ONEPLUSN_VAULT_KEYS`: the file with the keys of that authority's vault, readable by this process alone; the same at all its services
 */
import { readFileSync } from 'node:fs';
import { createFoundation } from './foundation';
import { rememberCertificates } from './shim/certificates';
import { skipUnwantedLogs } from './shim/logs';
import { parseVaultKeys } from './vault/key-file';

function setting(name: string, meaning: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`Set ${name} to ${meaning} before the chaincode is started. / 启动链码前请设置环境变量 ${name}`);
}

setting('CORE_PEER_LOCALMSPID', 'the MSP id of the authority that runs it');
const keyFile = readFileSync(setting('ONEPLUSN_VAULT_KEYS', "the file with the keys of the authority's vault"), 'utf8');
console.error(
  `vault keys: ${parseVaultKeys(keyFile)
    .map(({ id }) => id)
    .join(', ')}`,
);
skipUnwantedLogs();
rememberCertificates();
export const { contracts, serializers } = createFoundation({
  committee: setting('ONEPLUSN_COMMITTEE', 'the MSP id of the governing authority'),
  vaultKeys: () => keyFile,
});
