/**
 * The chaincode as a process of its own: what `fabric-chaincode-node server` loads (the package's `main`). Its configuration is the
 * environment:
 *
 * - `ONEPLUSN_COMMITTEE`: the MSP id of the authority that governs; the root of trust, the same at every authority
 * - `CORE_PEER_LOCALMSPID`: the authority that runs this process
 */
import { createFoundation } from './foundation';
import { rememberCertificates } from './shim/certificates';
import { skipUnwantedLogs } from './shim/logs';

function setting(name: string, meaning: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`Set ${name} to ${meaning} before the chaincode is started. / 启动链码前请设置环境变量 ${name}`);
}

setting('CORE_PEER_LOCALMSPID', 'the MSP id of the authority that runs it');
skipUnwantedLogs();
rememberCertificates();
export const { contracts, serializers } = createFoundation({
  committee: setting('ONEPLUSN_COMMITTEE', 'the MSP id of the governing authority'),
});
