/** What a folder of credentials lacks that was written before there was such a thing. */
import { access } from 'node:fs/promises';
import { isOnePlusNError } from '@oneplusn/errors';
import { issueAdministration, issueOperations } from '../credentials/doors';
import { newVaultKeys } from '../credentials/vault-keys';
import { provisionErrors } from '../error';
import { ORDERER_MSP } from '../file/node-names';
import { writeFileSet, type PlannedFile } from './file-set';
import { layout } from './layout';
import { doorFiles, vaultFiles } from './planned';

/** Makes and writes what an organisation does not have yet; what is there is never replaced. */
export async function complete(dir: string, msp: string): Promise<void> {
  await once(layout.operations(dir, msp), () => doorFiles('', issueOperations(msp)));
  if (msp === ORDERER_MSP) await once(layout.administration(dir, msp), () => doorFiles('', issueAdministration(msp)));
  else await once(layout.vault(dir, msp), () => vaultFiles('', newVaultKeys()));
}

async function once(folder: string, files: () => PlannedFile[]): Promise<void> {
  if (
    await access(folder).then(
      () => true,
      () => false,
    )
  )
    return;
  try {
    await writeFileSet(folder, files());
  } catch (error) {
    // Another reader was quicker: then theirs it is.
    if (!isOnePlusNError(error, provisionErrors.folderExists)) throw error;
  }
}
