import { canonicalJson, digest, errors, fail, ownerOf, sha256 } from '@oneplusn/api';
import type { FactId, Instant, Json, Msp } from '@oneplusn/api';
import { compositeKey } from './keys';
import type { State } from './state';
import type { Texts } from './texts';
import type { Place, Vault } from './vault/vault';

/** What a request asked for. */
export interface Request {
  readonly caller: FactId;
  readonly requestId: string;
  readonly transaction: string;
  readonly input: Json;
  readonly transient: Json;
}

/**
 * Where a call's receipt goes. What an authority decides alone, because others hold it up, must not wait for its vault:
 * decided twice it is refused anyway.
 */
export type Where = 'public' | 'vault' | 'vault if in use';

/** The first result of a request. `result` is canonical JSON. */
export interface Receipt {
  readonly transaction: string;
  readonly txId: string;
  readonly at: Instant;
  readonly result: string;
  /** Of transaction, input and transient data. */
  readonly digest: string;
}

/**
 * What was answered to each request id, so that asking again gives the first answer and does nothing.
 *
 * A receipt is public, and its digest is sealed in the collection of the caller's authority, which signs every submit
 * of its actors: others can neither invent an answer nor make one forgotten. Where that authority signs alone the
 * receipt lies in its vault: the digest covers transient data that could be guessed, such as an identity number.
 */
export class Receipts {
  constructor(
    private readonly state: State,
    private readonly texts: Texts,
    private readonly vault: Vault,
    private readonly where: Where,
    /** Whose peer this is. */
    private readonly peer: Msp,
  ) {}

  /**
   * The first result, where this very request was answered before.
   *
   * A call that its authority signs alone then writes the receipt once more: Fabric holds a transaction that writes
   * nothing against the chaincode's policy, which asks for two signatures.
   * @throws LedgerError LEDGER-103 where the id was used for something else, LEDGER-105 where the receipt was damaged
   */
  async replay(request: Request): Promise<string | undefined> {
    const { caller, requestId } = request;
    const own = this.where !== 'public';
    const receipt = await (own ? this.#own(caller, requestId) : this.#open(caller, requestId));
    if (!receipt) return undefined;
    if (receipt.digest !== digestOf(request)) throw fail(errors.ledger.requestReused, { requestId });
    if (own) await this.#keepOwn(request, receipt);
    return receipt.result;
  }

  /** The receipt of either kind, as the caller's own peer has it. */
  async find(caller: FactId, requestId: string): Promise<Receipt | undefined> {
    return (await this.#open(caller, requestId)) ?? (await this.#own(caller, requestId));
  }

  async keep(request: Request, result: string, txId: string, at: Instant): Promise<void> {
    const { caller, requestId, transaction } = request;
    const receipt: Receipt = { transaction, txId, at, result, digest: digestOf(request) };
    if (this.where === 'vault if in use' && (await this.vault.condition()) !== 'ready') return;
    if (this.where !== 'public') return this.#keepOwn(request, receipt);
    const [key, text] = [receiptKey(caller, requestId), canonicalJson({ ...receipt })];
    await this.texts.put(key, text);
    this.state.putPrivate(ownerOf(caller), key, sha256(text));
  }

  async #open(caller: FactId, requestId: string): Promise<Receipt | undefined> {
    const [msp, key] = [ownerOf(caller), receiptKey(caller, requestId)];
    const seal = await this.state.getPrivateHash(msp, key);
    if (seal === undefined) return undefined;
    const text = await this.texts.find(key, seal);
    if (text !== undefined) return JSON.parse(text) as Receipt;
    throw fail(errors.ledger.sealBroken, { kind: 'receipt', id: requestId });
  }

  /** As long as the vault is not in use there are none in it. */
  async #own(caller: FactId, requestId: string): Promise<Receipt | undefined> {
    if (ownerOf(caller) !== this.peer || (await this.vault.condition()) !== 'ready') return undefined;
    const entry = await this.vault.get(placeOf(caller, requestId));
    return entry?.value as Receipt | undefined;
  }

  #keepOwn({ caller, requestId }: Request, receipt: Receipt): Promise<void> {
    return this.vault.put(placeOf(caller, requestId), { version: 1, value: { ...receipt } });
  }
}

function receiptKey(caller: FactId, requestId: string): string {
  return compositeKey('receipt', [...caller.split('/'), requestId]);
}

/** What a receipt's seal, a digest, is known by. */
export const receiptDigest = (text: string): string => sha256(sha256(text));

const placeOf = (caller: FactId, requestId: string): Place => ['receipt', caller, requestId];

const digestOf = ({ transaction, input, transient }: Request): string => digest({ transaction, input, transient });
