import type { Msp } from '@oneplusn/api';
import type { ChaincodeStub } from 'fabric-shim';
import { Facts } from './facts';
import { collectionOver } from './collection';
import { indexOver } from './index-entries';
import { factKey } from './keys';
import type { Ledger } from './ledger';
import { Marks } from './marks';
import { Receipts } from './receipts';
import { sealsOver } from './seals';
import { State, type Writers } from './state';
import { Keeper } from './vault/keeper';
import type { KeyRing } from '../vault/ring';

/** The ledger as one call has it. */
export interface OpenLedger {
  readonly ledger: Ledger;
  readonly receipts: Receipts;
  /** The facts written so far: kind and id. */
  readonly written: () => { kind: string; id: string }[];
  /** Sends what was written to the peer. */
  readonly flush: () => Promise<void>;
}

/** Who calls, and on whose peer. */
export interface Parties {
  readonly caller: Msp;
  readonly peer: Msp;
  /** The keys of the vault of the authority whose peer this is. */
  readonly keys?: KeyRing | undefined;
}

/** Opens the ledger for one call: the door does, nobody else. */
export function openLedger(stub: ChaincodeStub, writers: Writers, { caller, peer, keys }: Parties): OpenLedger {
  const state = new State(stub, writers);
  const facts = new Facts(state, writers, caller);
  const vault = new Keeper(state, { channel: stub.getChannelID(), msp: peer }, stub.getTxID(), keys);
  const marks = new Marks(state);
  const alone = writers.signers.size > 0 && !writers.public;
  const receipts = new Receipts(state, vault, alone, peer);
  return {
    ledger: {
      read: (kind, id) => facts.read(kind, id),
      fetch: (named) => facts.fetch(named),
      require: (kind, id) => facts.require(kind, id),
      write: (kind, id, value) => facts.write(kind, id, value),
      list: (kind, prefix, page) => facts.list(kind, prefix, page),
      listAll: (kind, page) => facts.list(kind, '', page),
      history: (kind, id) => facts.history(kind, id),
      inspect: (kind, id) => facts.inspect(kind, id),
      copy: (kind, id, msp) => state.getPrivate(msp, factKey(kind, id)),
      restore: (kind, id, content) => facts.restore(kind, id, content),
      mark: async (kind, id, value) => marks.set(kind, id, value),
      marked: (kind, id, value) => marks.has(kind, id, value),
      receipt: (of, requestId) => receipts.find(of, requestId),
      index: indexOver(state),
      seals: sealsOver(state),
      vault,
      collection: collectionOver(state),
    },
    receipts,
    written: () => facts.written(),
    flush: () => state.flush(),
  };
}
