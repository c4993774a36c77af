import { canonicalJson, digest, errors, fail, keyedDigest, ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Instant, Json, Msp } from '@oneplusn/api';
import { blindingSecret } from './blind';
import { compositeKey } from './keys';
import type { Vault } from './vault';
import type { State } from './state';

/** What a request asked for. */
export interface Request {
  readonly caller: FactId;
  readonly requestId: string;
  readonly transaction: string;
  readonly input: Json;
  readonly transient: Json;
}

/** The first result of a request. `result` is canonical JSON. */
export interface Receipt {
  readonly transaction: string;
  readonly txId: string;
  readonly at: Instant;
  readonly result: string;
  /** Of transaction, input and transient data; under the authority's secret where `blinded`. */
  readonly digest: string;
  readonly blinded: boolean;
}

/**
 * What was answered to each request id, so that asking again gives the first answer and does nothing.
 *
 * A receipt is public, and its digest is sealed in the collection of the caller's authority, which signs every submit of its actors:
 * others can neither invent an answer nor make one forgotten. Where that authority signs alone the receipt itself lies there.
 */
export class Receipts {
  constructor(
    private readonly state: State,
    private readonly vault: Vault,
    /** Whether the caller's authority signs alone. */
    private readonly alone: boolean,
    /** Whose peer this is. */
    private readonly peer: Msp,
  ) {}

  /**
   * The first result, where this very request was answered before.
   *
   * A call that its authority signs alone then writes the receipt once more: Fabric holds a transaction that writes nothing against the
   * chaincode's policy, which asks for two signatures.
   * @throws LedgerError LEDGER-103 where the id was used for something else, LEDGER-105 where the receipt was spoilt
   */
  async replay(request: Request): Promise<string | undefined> {
    const receipt = await this.find(request.caller, request.requestId);
    if (!receipt) return undefined;
    const secret = receipt.blinded ? await blindingSecret(this.vault, ownerOf(request.caller)) : undefined;
    const { caller, requestId } = request;
    if (receipt.digest !== digestOf(request, secret)) throw fail(errors.ledger.requestReused, { requestId });
    if (this.alone)
      this.state.putPrivate(ownerOf(caller), receiptKey(caller, requestId), canonicalJson({ ...receipt }));
    return receipt.result;
  }

  async find(caller: FactId, requestId: string): Promise<Receipt | undefined> {
    const [msp, key] = [ownerOf(caller), receiptKey(caller, requestId)];
    const seal = await this.state.getPrivateHash(msp, key);
    if (seal === undefined) return undefined;
    const open = await this.state.get(key);
    if (open !== undefined && sha256(sha256(open)) === seal) return JSON.parse(open) as Receipt;
    const own = msp === this.peer ? await this.state.getPrivate(msp, key) : undefined;
    if (own?.startsWith('{')) return JSON.parse(own) as Receipt;
    throw fail(errors.ledger.sealBroken, { kind: 'receipt', id: requestId });
  }

  async keep(request: Request, result: string, txId: string, at: Instant): Promise<void> {
    const msp: Msp = ownerOf(request.caller);
    const secret = this.alone ? await blindingSecret(this.vault, msp) : undefined;
    const receipt: Receipt = {
      ...{ transaction: request.transaction, txId, at, result },
      digest: digestOf(request, secret),
      blinded: secret !== undefined,
    };
    const [key, text] = [receiptKey(request.caller, request.requestId), canonicalJson({ ...receipt })];
    if (!this.alone) this.state.put(key, text);
    this.state.putPrivate(msp, key, this.alone ? text : sha256(text));
  }
}

function receiptKey(caller: FactId, requestId: string): string {
  return compositeKey('receipt', [...caller.split('/', 2), requestId]);
}

/**
 * The hash of a sealed receipt is on every peer's ledger. Where the digest covers transient data that could be guessed, such as an
 * identity number, only the secret keeps it from being tried out.
 */
function digestOf({ transaction, input, transient }: Request, secret: string | undefined): string {
  const content = { transaction, input, transient };
  return secret === undefined ? digest(content) : keyedDigest(secret, content);
}
