import { compositeKey } from '../keys';
import type { State } from '../state';
import { legacyRecords, legacySecret, vaultKeys } from './generations';

/**
 * Keys of what is not under the current vault key, at most so many: entries of other keys, then what was written in
 * clear. The secret that blinded names in clear comes last, since they are found by it.
 */
export async function outdatedIn(state: State, msp: string, current: string, atMost: number): Promise<string[]> {
  const found: string[] = [];
  const own = `${vaultKeys}${current}~`;
  const secret = await state.getPrivate(msp, legacySecret);
  const inClear = secret === undefined ? [] : [legacyRecords, receipts];
  const ranges: [from: string, to: string][] = [
    [vaultKeys, own],
    [end(own), end(vaultKeys)],
    ...inClear.map((prefix): [string, string] => [prefix, end(prefix)]),
  ];
  for (const [from, to] of ranges)
    for await (const { key, text } of state.privateRange(msp, from, to)) {
      if (key.startsWith(receipts) && !withoutWorth(key, text)) continue;
      found.push(key);
      if (found.length >= atMost) return found;
    }
  if (found.length === 0 && secret !== undefined) found.push(legacySecret);
  return found;
}

const receipts = compositeKey('receipt', []);

/** Where a range over keys of this prefix ends. */
const end = (prefix: string): string => `${prefix}\u{10ffff}`;

/**
 * What has no place in a vault: the secret that blinded names, and receipts in clear, whose digests that secret alone
 * kept from being tried out. All of it could be read by every member. A receipt only matters to a call that is made
 * again.
 */
export function withoutWorth(key: string, stored: string): boolean {
  return key === legacySecret || (key.startsWith(receipts) && stored.startsWith('{'));
}
