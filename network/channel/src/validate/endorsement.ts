import { common, type peer } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import { collectionOf, implicitOwner } from '../lifecycle/collections';
import type { ChaincodeDefinition } from '../lifecycle/definition';
import { textOf, type ByteKey } from '../state/key';
import type { State } from '../state/state';
import { policyName } from '../state/version';
import { endorsed } from './envelope';
import type { NamespaceSets } from './read-write-set';
import type { Action } from './transaction';

/** What endorsement policies are checked against. */
export interface PolicyContext {
  readonly trust: Trust;
  readonly state: State;
  readonly authorities: readonly string[];
  /** Was the key's policy changed by an earlier transaction of this block whose endorsements were good? */
  policyChanged(space: string, key: ByteKey): boolean;
}

/** The endorsers whose signatures are good, each once. */
export function goodEndorsers(action: Action, trust: Trust): Uint8Array[] {
  const seen = new Set<string>();
  return action.endorsements
    .filter(({ endorser, signature }) => {
      const name = Buffer.from(endorser).toString('latin1');
      if (seen.has(name)) return false;
      seen.add(name);
      const { identity, message } = endorsed(endorser, action.responsePayload, signature);
      return trust.verify(identity, message, signature);
    })
    .map(({ endorser }) => endorser);
}

/**
 * Are the writes to one chaincode's namespace endorsed as its policies ask? A key's own policy stands in for the
 * collection's, and that one for the chaincode's; at least one policy is always checked. Returns why not.
 */
export function endorsementFailure(
  definition: ChaincodeDefinition,
  sets: NamespaceSets | undefined,
  endorsers: readonly Uint8Array[],
  context: PolicyContext,
): string | undefined {
  const check = new PolicyCheck(definition, endorsers, context);
  try {
    if (sets !== undefined) {
      for (const { key } of [...sets.writes, ...sets.metadata]) check.key('', sets.space, key);
      for (const part of ['writes', 'metadata'] as const) {
        for (const collection of sets.collections) {
          for (const { key } of collection[part]) check.key(collection.collection, collection.space, key);
        }
      }
    }
    check.atLeastOne();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

class PolicyCheck {
  readonly #checked = new Set<string>();
  #any = false;

  constructor(
    private readonly definition: ChaincodeDefinition,
    private readonly endorsers: readonly Uint8Array[],
    private readonly context: PolicyContext,
  ) {}

  key(collection: string, space: string, key: ByteKey): void {
    if (this.context.policyChanged(space, key)) {
      throw new Error(`validation parameters for key ${textOf(key)} were updated earlier in this block`);
    }
    const newest = this.context.state.newest(space, key);
    const own = newest?.value === undefined ? undefined : newest.metadata?.get(policyName);
    if (own === undefined || own.length === 0) return this.#shared(collection);
    const policy = common.SignaturePolicyEnvelope.deserializeBinary(own);
    this.#require(policy, `validation of key ${textOf(key)} (coll'${collection}':ns'${this.definition.name}') failed`);
    this.#any = true;
  }

  atLeastOne(): void {
    if (!this.#any) this.#shared('');
  }

  /** The collection's policy, or the chaincode's when it has none; each is checked once. */
  #shared(collection: string): void {
    if (this.#checked.has(collection)) return;
    const policy = collection === '' ? undefined : this.#collectionPolicy(collection);
    if (collection !== '' && policy === undefined) return this.#shared('');
    const { name } = this.definition;
    const where = collection === '' ? `chaincode ${name}` : `collection ${collection} chaincode ${name}`;
    this.#require(policy ?? this.definition.endorsementPolicy, `validation of endorsement policy for ${where} failed`);
    this.#checked.add(collection);
    this.#any = true;
  }

  #collectionPolicy(name: string): common.SignaturePolicyEnvelope | undefined {
    const collection = collectionOf(this.definition, name);
    if (collection === undefined) throw new Error(`no such collection '${name}'`);
    const owner = implicitOwner(name);
    if (owner !== undefined) {
      if (!this.context.authorities.includes(owner)) throw new Error(`no org found in channel with MSPID '${owner}'`);
      return this.context.trust.channelPolicy(`/Channel/Application/${owner}/Endorsement`) ?? collection.memberPolicy;
    }
    return signaturePolicy(collection.endorsementPolicy, this.context.trust);
  }

  #require(policy: common.SignaturePolicyEnvelope, failure: string): void {
    if (!this.context.trust.satisfies(policy, this.endorsers)) throw new Error(failure);
  }
}

/** A policy in its plain form: given as such, or by reference to the channel's configuration. */
function signaturePolicy(
  policy: peer.ApplicationPolicy | undefined,
  trust: Trust,
): common.SignaturePolicyEnvelope | undefined {
  const reference = policy?.getChannelConfigPolicyReference() ?? '';
  return reference === '' ? policy?.getSignaturePolicy() : trust.channelPolicy(reference);
}
