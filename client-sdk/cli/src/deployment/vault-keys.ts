import { resolve } from 'node:path';
import { deploymentErrors, deploymentFail } from '@oneplusn/deployment';
import { vaultKeysProblem } from '@oneplusn/topology';
import type { Session } from '../session';
import { mustBePrivate } from './secrets';

/**
 * Whether a file holds keys for the service, and is its owner's alone.
 * @throws DeploymentError DEPLOY-133, DEPLOY-134; UsageError CLI-108
 */
export async function checkVaultKeys(session: Session, file: string): Promise<void> {
  const problem = vaultKeysProblem((await session.readBytes(file)).toString('utf8'));
  if (problem)
    throw deploymentFail(deploymentErrors.badVaultKeys, { file, problem: problem[session.settings.language] });
  await mustBePrivate(resolve(session.surroundings.cwd, file), file);
}
