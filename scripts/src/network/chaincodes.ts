/** Chaincodes that were deployed beside the foundation: one process an authority, on either engine. */
import { existsSync } from 'node:fs';
import { Processes } from '@oneplusn/fabric';
import type { ProcessStatus } from './engine';
import type { NetworkFolder } from './folder';

export function chaincodeProcesses(folder: NetworkFolder): readonly ProcessStatus[] {
  return existsSync(folder.chaincodes) ? new Processes(folder.chaincodes).status() : [];
}

export async function stopChaincodes(folder: NetworkFolder): Promise<void> {
  if (existsSync(folder.chaincodes)) await new Processes(folder.chaincodes).stop();
}
