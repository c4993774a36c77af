import { canonicalJson, keyedDigest } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import { decrypt } from '../../vault/cipher';
import type { RingKey } from '../../vault/ring';
import type { Member, Place } from './vault';

/** What an entry holds once it is read. */
export interface Opened {
  readonly place: Place;
  readonly version: number;
  readonly value: Json;
  readonly bundle?: Member | undefined;
}

/** One way in which entries were written: under one key, or in clear. */
export interface Generation {
  nameOf(place: Place): string;
  /** The key in the collection of what goes by this name. */
  keyOf(name: string): string;
  /** The name in such a key; undefined where it is of another generation. */
  nameIn(key: string): string | undefined;
  /** Undefined where what is stored was not written so. */
  open(key: string, stored: string): Opened | undefined;
}

/** Whose collection, on which channel. */
export interface Where {
  readonly channel: string;
  readonly msp: string;
}

export const vaultKeys = 'vault~';

/** What an entry's text is, before it is encrypted. */
export const entryText = ({ place, value, bundle }: Omit<Opened, 'version'>): string =>
  canonicalJson({ place, value, bundle: bundle && { ...bundle } });

/** Entries under one key. */
export function encrypted(key: RingKey, where: Where): Generation {
  const prefix = `${vaultKeys}${key.id}~`;
  return {
    nameOf: (place) => key.nameOf(place),
    keyOf: (name) => prefix + name,
    nameIn: (stored) => (stored.startsWith(prefix) ? stored.slice(prefix.length) : undefined),
    open(at, stored) {
      const found = decrypt(key, { ...where, key: at }, stored);
      if (!found) return undefined;
      return { ...(JSON.parse(found.text) as Omit<Opened, 'version'>), version: found.version };
    },
  };
}

export const legacyRecords = 'record~';
/** Where the blinding secret lay. */
export const legacySecret = 'blinding-secret';

/** Records as they were written before there was a vault: in clear, under names that a secret beside them blinded. */
export function inClear(secret: string): Generation {
  return {
    nameOf: (place) => keyedDigest(secret, place),
    keyOf: (name) => legacyRecords + name,
    nameIn: (key) => (key.startsWith(legacyRecords) ? key.slice(legacyRecords.length) : undefined),
    open: (_, stored) => openClear(stored),
  };
}

/** A record in clear names itself. */
function openClear(stored: string): Opened | undefined {
  try {
    const value = JSON.parse(stored) as { dataset: string; key: string; version: number };
    return { place: ['record', value.dataset, value.key], version: value.version, value };
  } catch {
    return undefined;
  }
}
