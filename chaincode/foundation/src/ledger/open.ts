import { ownerOf } from '@oneplusn/api';
import type { Msp } from '@oneplusn/api';
import type { ChaincodeStub } from 'fabric-shim';
import { Facts } from './facts';
import { collectionOver } from './collection';
import { indexOver } from './index-entries';
import { factKey } from './keys';
import type { Ledger } from './ledger';
import { Marks } from './marks';
import { ownNotesOver } from './own';
import { Receipts, receiptDigest, type Where } from './receipts';
import { sealsOver } from './seals';
import { State, type Writers } from './state';
import { Texts } from './texts';
import { disclosureOver } from './vault/disclosure';
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
  const texts = new Texts(state, writers.wary ?? false);
  const facts = new Facts(state, texts, writers, caller, stub.getTxID());
  const vault = new Keeper(state, { channel: stub.getChannelID(), msp: peer }, stub.getTxID(), keys);
  const marks = new Marks(state);
  const receipts = new Receipts(state, new Texts(state, texts.wary, receiptDigest), vault, receiptsOf(writers), peer);
  return {
    ledger: {
      read: (kind, id) => facts.read(kind, id),
      vouched: (kind, id, text) => facts.vouched(kind, id, text),
      fetch: (named) => facts.fetch(named),
      require: (kind, id) => facts.require(kind, id),
      present: (kind, id) => facts.present(kind, id),
      write: (kind, id, value) => facts.write(kind, id, value),
      list: (kind, prefix, page) => facts.list(kind, prefix, page),
      listAll: (kind, page) => facts.list(kind, '', page),
      history: (kind, id) => facts.history(kind, id),
      inspect: (kind, id) => facts.inspect(kind, id),
      copy: (kind, id, msp) => state.getPrivate(msp, factKey(kind, id)),
      restore: (kind, id, content) => facts.restore(kind, id, content),
      reseal: (kind, id) => facts.reseal(kind, id),
      mark: async (kind, id, value) => marks.set(kind, id, value),
      marked: (kind, id, value) => marks.has(kind, id, value),
      fetchMarks: (msp, expected, seldom) => marks.fetch(msp, expected, seldom),
      sealed: (kind, id) => state.getPrivateHash(ownerOf(id), factKey(kind, id)),
      receipt: (of, requestId) => receipts.find(of, requestId),
      holders: (kind, id) => state.holders(factKey(kind, id)),
      index: indexOver(state, texts),
      texts,
      seals: sealsOver(state),
      own: ownNotesOver(state),
      disclosure: disclosureOver(stub.getChannelID(), keys),
      vault,
      collection: collectionOver(state),
    },
    receipts,
    written: () => facts.written(),
    flush: () => state.flush(),
  };
}

function receiptsOf({ signers, public: open, decider }: Writers): Where {
  if (decider !== undefined) return 'vault if in use';
  return signers.size > 0 && !open ? 'vault' : 'public';
}
