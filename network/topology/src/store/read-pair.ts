import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyPair } from '../credentials/credentials';
import { provisionErrors, provisionFail, type ProvisionError } from '../error';

/** @throws ProvisionError TOPOLOGY-203, TOPOLOGY-204 */
export async function readPair(folder: string, files: { certificate: string; privateKey: string }): Promise<KeyPair> {
  const [certificate, privateKey] = await Promise.all([
    readText(join(folder, files.certificate)),
    readText(join(folder, files.privateKey)),
  ]);
  if (!belongTogether(certificate, privateKey)) throw mismatch(join(folder, files.privateKey));
  return { certificate, privateKey };
}

/** @throws ProvisionError TOPOLOGY-203 */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => Promise.reject(unreadable(file, error)));
}

function belongTogether(certificate: string, privateKey: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false; // one of the two is no PEM at all
  }
}

export const unreadable = (path: string, cause: unknown): ProvisionError =>
  provisionFail(provisionErrors.unreadable, { path }, { cause });

const mismatch = (path: string): ProvisionError => provisionFail(provisionErrors.mismatch, { path });
