import type { Msp } from '@oneplusn/api';
import { parseVaultKeys } from './key-file';
import { keyRing, type KeyRing } from './ring';

/** The keys of each authority that this process serves. Each key file is worked out once. */
export function rings(textOf: (msp: Msp) => string | undefined): (msp: Msp) => KeyRing | undefined {
  const known = new Map<string, KeyRing>();
  return (msp) => {
    const text = textOf(msp);
    if (text === undefined) return undefined;
    const ring = known.get(text) ?? keyRing(parseVaultKeys(text));
    known.set(text, ring);
    return ring;
  };
}
