import type { Msp } from '@oneplusn/api';
import { parseVaultKeys } from './key-file';
import { keyRing, type KeyRing } from './ring';

/** The keys of each authority that this process serves, worked out once. */
export function rings(textOf: (msp: Msp) => string | undefined): (msp: Msp) => KeyRing | undefined {
  const known = new Map<Msp, KeyRing | undefined>();
  return (msp) => {
    if (!known.has(msp)) {
      const text = textOf(msp);
      known.set(msp, text === undefined ? undefined : keyRing(parseVaultKeys(text)));
    }
    return known.get(msp);
  };
}
