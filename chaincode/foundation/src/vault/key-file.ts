import { errors, fail, vault } from '@oneplusn/api';
import * as v from 'valibot';

/** One key, as its file holds it. */
export interface VaultKey {
  readonly id: string;
  /** 32 random bytes in lower-case hex. */
  readonly secret: string;
}

/** The keys of one authority: what is written goes under the first, the others are only read by. */
export type VaultKeys = readonly [VaultKey, ...VaultKey[]];

const KeyFile = v.strictObject({
  keys: v.pipe(
    v.array(v.strictObject({ id: vault.VaultKeyId, secret: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    v.minLength(1),
    v.maxLength(8),
  ),
});

/**
 * Reads a key file: `{ "keys": [{ "id": "k-3f9a2c1d", "secret": "<64 hex digits>" }] }`, the current key first.
 * @throws LedgerError VAULT-105, which says where and never what
 */
export function parseVaultKeys(text: string): VaultKeys {
  const result = v.safeParse(KeyFile, jsonIn(text));
  if (!result.success) throw malformed(v.getDotPath(result.issues[0]) ?? '$');
  const [first, ...others] = result.output.keys;
  for (const member of ['id', 'secret'] as const)
    if (first === undefined || new Set(result.output.keys.map((key) => key[member])).size <= others.length)
      throw malformed(`keys.${member}`);
  return [first, ...others] as VaultKeys;
}

/** A parser's own words would quote the text. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('$');
  }
}

const malformed = (path: string) => fail(errors.vault.badKeyFile, { problem: path });
