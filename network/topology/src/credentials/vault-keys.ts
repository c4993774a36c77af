import { randomBytes } from 'node:crypto';
import type { BilingualText } from '../file/topology';

/**
 * New keys for an authority's chaincode service, as the text of the file that it reads. The first key is the current
 * one; further ones are put behind it when it is replaced, so that what they encrypted can still be read.
 */
export function newVaultKeys(): string {
  const key = { id: `k-${randomBytes(4).toString('hex')}`, secret: randomBytes(32).toString('hex') };
  return `${JSON.stringify({ keys: [key] })}\n`;
}

/**
 * Checks the text of a vault key file.
 * @returns what is wrong with the text of such a file, never with what is in it; undefined where nothing is
 */
export function vaultKeysProblem(text: string): BilingualText | undefined {
  const keys = keysIn(text);
  if (!keys) return { zh: '不是含有 keys 的 JSON', en: 'it is no JSON with keys' };
  if (keys.length === 0) return { zh: '其中没有密钥', en: 'it holds no key' };
  const bad = keys.findIndex(
    ({ id, secret }) => !matches(id, /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/) || !matches(secret, /^[0-9a-f]{64}$/),
  );
  if (bad >= 0)
    return {
      zh: `第 ${bad + 1} 个密钥应有 id 和 64 位小写十六进制的 secret`,
      en: `key ${bad + 1} should have an id, and a secret of 64 lower-case hex digits`,
    };
  for (const member of ['id', 'secret'] as const)
    if (new Set(keys.map((key) => key[member])).size < keys.length)
      return { zh: `两个密钥的 ${member} 相同`, en: `two keys have the same ${member}` };
  return undefined;
}

const matches = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

function keysIn(text: string): { id?: unknown; secret?: unknown }[] | undefined {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown };
    return Array.isArray(keys) ? keys.map((key: unknown) => ({ ...(key as object) })) : undefined;
  } catch {
    return undefined;
  }
}
