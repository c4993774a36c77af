import { common } from '@hyperledger/fabric-protos';
import type { Signed } from '../identity/signed';
import { readSets, type NamespaceSets } from './read-write-set';
import { readAction, readTransaction, type Action, type Transaction } from './transaction';

/** How an envelope is judged that cannot be read. */
type Unreadable = 'BAD_PAYLOAD' | 'BAD_COMMON_HEADER' | 'INVALID_OTHER_REASON';

/** An envelope of a block. It is taken apart as far as somebody asks, and each part once. */
export class OpenedEnvelope {
  #transaction: Transaction | Unreadable | undefined;
  #action: Action | undefined;
  #sets: readonly NamespaceSets[] | undefined;

  /** @param envelope undefined where the bytes in the block are none */
  constructor(private readonly envelope: common.Envelope | undefined) {}

  static read(bytes: Uint8Array): OpenedEnvelope {
    try {
      return new OpenedEnvelope(common.Envelope.deserializeBinary(bytes));
    } catch {
      return new OpenedEnvelope(undefined);
    }
  }

  /** Its headers; the name of the verdict where they cannot be read. */
  get transaction(): Transaction | Unreadable {
    return (this.#transaction ??= this.envelope ? readTransaction(this.envelope) : 'INVALID_OTHER_REASON');
  }

  /**
   * The call and its endorsements.
   * @throws Error where it is no endorser transaction that can be read
   */
  get action(): Action {
    const { transaction } = this;
    if (typeof transaction === 'string') throw new Error(transaction);
    return (this.#action ??= readAction(transaction));
  }

  /**
   * What it read and wrote.
   * @throws Error where it cannot be read
   */
  get sets(): readonly NamespaceSets[] {
    return (this.#sets ??= readSets(this.action.results));
  }

  /** All signatures that validation looks at, of its creator and of its endorsers; none where it cannot be read. */
  get signed(): Signed[] {
    const { transaction } = this;
    if (typeof transaction === 'string') return [];
    const { payload, signature, signatureHeader } = transaction;
    const creator = { identity: signatureHeader.getCreator_asU8(), message: payload, signature };
    try {
      const { endorsements, responsePayload } = this.action;
      return [creator, ...endorsements.map((each) => endorsed(each.endorser, responsePayload, each.signature))];
    } catch {
      return [creator];
    }
  }
}

/** What an endorser signs: its answer, then who it is. */
export function endorsed(endorser: Uint8Array, responsePayload: Uint8Array, signature: Uint8Array): Signed {
  return { identity: endorser, message: Buffer.concat([responsePayload, endorser]), signature };
}
