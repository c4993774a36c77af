import { sha256 } from '@oneplusn/api';
import type { Foundation } from '@oneplusn/foundation';
import type { Context } from 'fabric-contract-api';

/**
 * What a suite has sent as transient data: that is what must not be seen. It is noted where the chaincode gets it,
 * whoever sends it and by whatever transaction, so that a new one is covered without being named.
 */
const confidential = new Set<string>();
/** What was sent in the open by transactions that take nothing confidential. */
let open = '';

/** Shorter texts, and plain words, may stand anywhere by chance. */
const tells = (text: string): boolean => Buffer.byteLength(text) >= 6 && /[^\sA-Za-z_./:-]/.test(text);

/** It puts back what lay in the collection, as it lay there: encrypted already. */
const storedAlready = 'vault:restore';

/** Notes what these contracts are sent. */
export function noting(foundation: Foundation): Foundation {
  for (const { prototype } of foundation.contracts)
    Object.defineProperty(prototype, 'beforeTransaction', {
      value: async ({ stub }: Context) => {
        if (stub.getFunctionAndParameters().fcn !== storedAlready) note(stub.getTransient(), stub.getArgs());
      },
    });
  return foundation;
}

function note(transient: ReadonlyMap<string, Uint8Array>, args: readonly string[]): void {
  if (transient.size === 0) open += args.join('\n');
  for (const bytes of transient.values()) noteTexts(jsonIn(Buffer.from(bytes).toString('utf8')));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function noteTexts(value: unknown): void {
  if (typeof value === 'string' && tells(value)) confidential.add(value);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) noteTexts(each);
}

interface Wanted {
  readonly bytes: Buffer;
  readonly text: string;
  readonly found: string;
}

/** Finds what is confidential in bytes: as it is, or as a plain hash that whoever guesses it can make too. */
export class Search {
  /** By their first six bytes. */
  readonly #wanted = new Map<number, Wanted[]>();
  /** Whether anything begins with two such bytes: most places in a block are passed by without a look into the map. */
  readonly #begins = new Uint8Array(2 ** 16);
  /** Of what was found: whether it was sent in the open too. All that was ever sent is long: it is looked at last. */
  readonly #open = new Map<string, boolean>();

  constructor() {
    for (const text of confidential) {
      const digest = Buffer.from(sha256(text), 'hex');
      this.#add({ bytes: Buffer.from(text), text, found: text });
      this.#add({ bytes: digest, text, found: `SHA-256 of ${text}` });
      this.#add({ bytes: Buffer.from(digest.toString('hex')), text, found: `SHA-256 of ${text}` });
    }
  }

  get size(): number {
    return this.#wanted.size;
  }

  in(bytes: Buffer): string[] {
    const found = new Set<string>();
    for (let at = 0; at + 6 <= bytes.length; at += 1) {
      if (this.#begins[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] !== 1) continue;
      for (const each of this.#wanted.get(bytes.readUIntBE(at, 6)) ?? [])
        if (bytes.subarray(at, at + each.bytes.length).equals(each.bytes) && !this.#isOpen(each.text))
          found.add(each.found);
    }
    return [...found];
  }

  #isOpen(text: string): boolean {
    const isOpen = this.#open.get(text) ?? open.includes(text);
    this.#open.set(text, isOpen);
    return isOpen;
  }

  #add(wanted: Wanted): void {
    const head = wanted.bytes.readUIntBE(0, 6);
    this.#begins[wanted.bytes.readUInt16BE(0)] = 1;
    const others = this.#wanted.get(head);
    if (others) others.push(wanted);
    else this.#wanted.set(head, [wanted]);
  }
}
