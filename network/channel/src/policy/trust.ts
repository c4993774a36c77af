import type { common } from '@hyperledger/fabric-protos';
import type { Identity } from '../identity/identity';
import type { Members } from '../identity/members';
import { signatureFits, signatureFitsAside } from '../identity/signature';
import type { Trust } from '../identity/trust';
import { VerifiedSignatures } from '../identity/verified-signatures';
import type { ChannelPolicies } from './channel-policies';
import { compile, type Evaluator } from './evaluate';

/** Who may sign what in a channel, from its members and its policies. */
export class ChannelTrust implements Trust {
  readonly #members: Members;
  readonly #policies: ChannelPolicies;
  readonly #now: () => number;
  readonly #verified = new VerifiedSignatures();
  readonly #compiled = new WeakMap<common.SignaturePolicyEnvelope, Evaluator>();

  /** @param now Clock in milliseconds since the epoch. */
  constructor(members: Members, policies: ChannelPolicies, now: () => number = Date.now) {
    this.#members = members;
    this.#policies = policies;
    this.#now = now;
  }

  verify(identity: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
    const known = this.#members.find(identity);
    if (known?.invalid !== undefined || !known) return false;
    // Every peer, the orderer and the validation check the same signature; here it is worked out once.
    const key = this.#verified.key(known, message, signature);
    if (this.#verified.has(key)) return true;
    if (!signatureFits(known.publicKey, message, signature)) return false;
    this.#verified.add(key);
    return true;
  }

  /**
   * Works a signature out on another thread, so that {@link verify} finds it done: it is then answered at once. A bad
   * one is left for {@link verify} to refuse.
   */
  async verifyAside(identity: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<void> {
    const known = this.#members.find(identity);
    if (known?.invalid !== undefined || !known) return;
    const key = this.#verified.key(known, message, signature);
    if (this.#verified.has(key)) return;
    if (await signatureFitsAside(known.publicKey, message, signature)) this.#verified.add(key);
  }

  /** Notes a signature that a node of this process has just made with a key that fits its certificate. */
  vouch(identity: Uint8Array, message: Uint8Array, signature: Uint8Array): void {
    const known = this.#members.find(identity);
    if (known) this.#verified.add(this.#verified.key(known, message, signature));
  }

  satisfies(policy: common.SignaturePolicyEnvelope, identities: readonly Uint8Array[]): boolean {
    const known = identities
      .map((identity) => this.#members.find(identity))
      .filter((identity) => identity !== undefined);
    return this.#evaluator(policy)(known);
  }

  mayWrite(identity: Uint8Array): boolean {
    return this.allows('/Channel/Writers', identity);
  }

  mayRead(identity: Uint8Array): boolean {
    return this.allows('/Channel/Readers', identity);
  }

  hasExpired(identity: Uint8Array): boolean {
    const known = this.#members.find(identity);
    return known !== undefined && this.#now() > known.expires;
  }

  mspOf(identity: Uint8Array): string | undefined {
    return this.#members.find(identity)?.msp;
  }

  channelPolicy(reference: string): common.SignaturePolicyEnvelope | undefined {
    return this.#policies.find(reference);
  }

  /** Does this identity alone satisfy the channel policy? */
  allows(reference: string, identity: Uint8Array): boolean {
    const policy = this.#policies.find(reference);
    return policy !== undefined && this.satisfies(policy, [identity]);
  }

  /** The identity, unless it belongs to no member. */
  identity(serialized: Uint8Array): Identity | undefined {
    return this.#members.find(serialized);
  }

  #evaluator(policy: common.SignaturePolicyEnvelope): Evaluator {
    const known = this.#compiled.get(policy);
    if (known) return known;
    const evaluator = compile(policy, (serialized) => this.#members.find(serialized));
    this.#compiled.set(policy, evaluator);
    return evaluator;
  }
}
