/** Files with keys: read only where they are their owner's alone, and never written over. */
import { stat, writeFile } from 'node:fs/promises';
import { problems } from '@oneplusn/api';
import { deploymentErrors, deploymentFail } from '@oneplusn/deployment';
import { isOnePlusNError, problemWith, type OnePlusNError, type Text } from '@oneplusn/errors';
import { ProvisionError, provisionErrors } from '@oneplusn/topology';

/** @throws DeploymentError DEPLOY-134 where other users of this machine can read it */
export async function mustBePrivate(file: string, shown: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw deploymentFail(deploymentErrors.openToOthers, { file: shown });
}

/** @throws DeploymentError DEPLOY-131 where there is such a file, DEPLOY-132 */
export async function writeSecret(file: string, content: string, shown: string): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code = '?' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw deploymentFail(deploymentErrors.keysThere, { path: shown });
    // What the system says repeats the path, which may be no path.
    const problem =
      code === 'ENOENT' ? problemWith(problems.file.noFolder) : problemWith(problems.file.unwritable, { code });
    throw deploymentFail(deploymentErrors.notWritten, { path: shown, problem });
  }
}

/** What a folder of credentials could not be written for, as the command says it. */
export function asDeployment(error: unknown, shown: string): Error {
  if (!(error instanceof ProvisionError)) return error as Error;
  if (isOnePlusNError(error, provisionErrors.folderExists))
    return deploymentFail(deploymentErrors.keysThere, { path: shown });
  return deploymentFail(deploymentErrors.notWritten, { path: shown, problem: bothOf(error) }, error);
}

/** What an error says, as an argument of another. */
export function bothOf(error: OnePlusNError): Text {
  return { zh: error.text('zh').message, en: error.text('en').message };
}
