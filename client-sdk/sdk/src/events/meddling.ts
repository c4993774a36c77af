/** What a transaction does to public keys beside the facts that it tells of: nothing honest needs it. Pure. */
import { FactId, ledger } from '@oneplusn/api';
import { common, msp } from '@hyperledger/fabric-protos';
import * as v from 'valibot';
import { setsOf } from './sets';
import type { FactName } from './writes';

/**
 * A change of a key that is nobody's to make:
 *
 * - `removed`: an entry of a list was taken away
 * - `written`: an entry of a list names another fact than the transaction tells of
 * - `frozen`: the key was given a policy of its own, so that others can no longer write it
 */
export interface Meddling {
  readonly change: 'removed' | 'written' | 'frozen';
  /** The key's parts: its type first. */
  readonly key: readonly string[];
  /** The fact that stands there, or that the entry points at, where it is one. */
  readonly fact: FactName | undefined;
  /** Whose signatures a frozen key asks for from then on. */
  readonly holders: readonly string[];
}

/** @param told the facts that a true event names */
export function meddlingIn(effects: Uint8Array, chaincode: string, told: readonly FactName[]): Meddling[] {
  const named = new Set(told.map(({ kind, id }) => `${kind} ${id}`));
  return setsOf(effects, chaincode).flatMap(({ open }) => {
    const frozen = open.getMetadataWritesList().flatMap((write): Meddling[] => {
      const key = partsOf(write.getKey());
      const holders = write.getEntriesList().flatMap((entry) => holdersIn(entry.getValue_asU8()));
      return [{ change: 'frozen', key, fact: factOf(key), holders: [...new Set(holders)].sort() }];
    });
    const entries = open.getWritesList().flatMap((write): Meddling[] => {
      const key = partsOf(write.getKey());
      if (!isListed(key)) return [];
      const fact = factOf(key);
      if (write.getIsDelete()) return [{ change: 'removed', key, fact, holders: [] }];
      return fact && named.has(`${fact.kind} ${fact.id}`) ? [] : [{ change: 'written', key, fact, holders: [] }];
    });
    return [...frozen, ...entries];
  });
}

/** An entry of a list of facts: `index`, the kind, whose list, when, and the fact's name. */
const isListed = ([type, kind]: readonly string[]): boolean => type === 'index' && v.is(ledger.FactKind, kind);

const partsOf = (key: string): string[] => (key.startsWith('\0') ? key.split('\0').slice(1, -1) : [key]);

function factOf(key: readonly string[]): FactName | undefined {
  const [type, second = '', ...rest] = key;
  const [kind, id] = type === 'index' ? [second, key.at(-1)] : [type, [second, ...rest].join('/')];
  return v.is(ledger.FactKind, kind) && v.is(FactId, id) ? { kind, id } : undefined;
}

/** The members whose signatures a policy speaks of. */
function holdersIn(policy: Uint8Array): string[] {
  try {
    return common.SignaturePolicyEnvelope.deserializeBinary(policy)
      .getIdentitiesList()
      .map((principal) => msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8()).getMspIdentifier());
  } catch {
    return [];
  }
}
