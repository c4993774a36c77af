import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyPair } from '../credentials/credentials';
import { ProvisionError } from '../error';

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

export function unreadable(path: string, cause: unknown): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-203',
    { zh: `无法读取凭证：${path}`, en: `credentials cannot be read: ${path}` },
    {
      zh: '请检查路径和权限；若已丢失，请从备份恢复',
      en: 'check the path and permissions; if it is lost, restore it from a backup',
    },
    { cause },
  );
}

function mismatch(path: string): ProvisionError {
  return new ProvisionError(
    'TOPOLOGY-204',
    { zh: `私钥与证书不匹配：${path}`, en: `the key does not belong to its certificate: ${path}` },
    { zh: '请恢复两者，或重新签发', en: 'restore both, or issue them anew' },
  );
}
