import { errors, fail } from '@oneplusn/api';
import type { Msp } from '@oneplusn/api';

/** What the process is told by its environment. */
export interface Settings {
  readonly committee: Msp;
  readonly chaincode: string | undefined;
  /** Where the file with the keys of the authority's vault lies. */
  readonly vaultKeys: string;
}

/**
 * Reads the settings, and removes from the environment what only they and the launcher need: what a process does not
 * hold, it cannot show. `CORE_PEER_LOCALMSPID` stays, since the shim reads it in each call.
 * @throws LedgerError SERVICE-101, SERVICE-102, SERVICE-103
 */
export function takeSettings(environment: NodeJS.ProcessEnv): Settings {
  const {
    ONEPLUSN_COMMITTEE: committee,
    ONEPLUSN_CHAINCODE: chaincode,
    ONEPLUSN_VAULT_KEYS: vaultKeys,
    CORE_PEER_LOCALMSPID: msp,
  } = environment;
  for (const name of Object.keys(environment))
    if (/^(?:ONEPLUSN|CHAINCODE)_/.test(name)) Reflect.deleteProperty(environment, name);
  if (!committee) throw fail(errors.service.committeeMissing, {});
  if (!msp) throw fail(errors.service.mspMissing, {});
  if (!vaultKeys) throw fail(errors.service.vaultKeysMissing, {});
  return { committee, chaincode: chaincode || undefined, vaultKeys };
}
