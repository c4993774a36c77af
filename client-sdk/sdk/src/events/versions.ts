/** What a transaction does to facts: versions of them, and what others put in their places. Pure. */
import { FactId, ledger, sha256 } from '@oneplusn/api';
import * as v from 'valibot';
import { factKey, sealOf, writesFact, type FactName, type Writes } from './writes';

/** What one transaction writes of one fact. */
export interface FactVersion extends FactName {
  /** The digest that its owner has sealed; undefined where the owner seals nothing, as where others write there. */
  readonly seal: string | undefined;
  /** Whether all have sealed it whose fact it is, and the text that goes with it, if one does, is the sealed one. */
  readonly sealed: boolean;
  /** Whether the transaction's event names it, and is true. */
  readonly told: boolean;
  /** The public text, under its name or elsewhere; undefined where none is written. */
  readonly text: string | undefined;
  /** SHA-256 of that text's bytes. */
  readonly digest: string | undefined;
  /** Whether the public text is removed. */
  readonly removed: boolean;
}

/** @param told the facts that a true event names */
export function versionsIn(writes: Writes, told: readonly FactName[]): FactVersion[] {
  const named = new Map(told.map((fact) => [factKey(fact), fact]));
  const all = new Map(named);
  for (const key of [...writes.texts.keys(), ...writes.removed]) {
    const fact = factIn(key);
    if (fact && !all.has(key)) all.set(key, fact);
  }
  return [...all].map(([key, { kind, id }]) => {
    const seal = sealOf(writes, { kind, id });
    const text = writes.texts.get(key) ?? (seal === undefined ? undefined : writes.texts.get(elsewhere(seal)));
    return {
      ...{ kind, id, seal },
      sealed: writesFact(writes, { kind, id }),
      told: named.has(key),
      text: text && Buffer.from(text).toString('utf8'),
      digest: text && sha256(text),
      removed: writes.removed.has(key),
    };
  });
}

/** Where a text stands whose name is held shut. */
const elsewhere = (digest: string): string => `\0text\0${digest}\0`;

/** The fact whose text stands under a key; undefined where it is no fact's. */
function factIn(key: string): FactName | undefined {
  const [empty, kind, owner, rest, end] = key.split('\0');
  if (empty !== '' || end !== '' || !v.is(ledger.FactKind, kind)) return undefined;
  const id = `${owner}/${rest}`;
  return v.is(FactId, id) && factKey({ kind, id }) === key ? { kind, id } : undefined;
}
