import type { common, peer } from '@hyperledger/fabric-protos';
import { type ChaincodeDefinition, type ChannelTrust, collectionOf, implicitOwner, signedAs } from '@oneplusn/channel';
import type { Ledger } from '../ledger/ledger';
import { type Candidate, layouts } from '../policy/layouts';
import type { Endorser } from './endorser';

/** Sets of authorities, each enough to endorse; those with the preferred authority first. */
export interface Plan {
  readonly preferred: readonly (readonly string[])[];
  readonly others: readonly (readonly string[])[];
}

/** What plans are made from. */
export interface PlanSource {
  readonly ledger: Ledger;
  readonly trust: ChannelTrust;
  readonly endorsers: ReadonlyMap<string, Endorser>;
  readonly candidates: readonly Candidate[];
}

const kept = 500;

/** Chooses endorsers for what a simulation touched (Fabric: `discovery/endorsement`), and remembers the choices. */
export class Planner {
  readonly #source: PlanSource;
  readonly #plans = new Map<string, Plan>();
  readonly #numbers = new WeakMap<common.SignaturePolicyEnvelope, number>();
  readonly #implicit = new Map<string, common.SignaturePolicyEnvelope>();
  #next = 1;

  constructor(source: PlanSource) {
    this.#source = source;
  }

  /**
   * @param preferred MSP id of the authority that should be among the endorsers if possible.
   * @throws Error with the text of Fabric's gateway when there is no way to satisfy the policies.
   */
  plan(interest: peer.ChaincodeInterest, preferred: string): Plan {
    try {
      return this.#plan(interest.getChaincodesList(), preferred);
    } catch (error) {
      const reason = (error as Error).message;
      throw new Error(`no combination of peers can be derived which satisfy the endorsement policy: ${reason}`, {
        cause: error,
      });
    }
  }

  #plan(calls: readonly peer.ChaincodeCall[], preferred: string): Plan {
    const definitions = calls.map((call) => this.#definition(call.getName()));
    const allowed = this.#allowed(calls, definitions);
    const policies = calls.flatMap((call, index) => this.#policies(call, definitions[index]));
    const ready = allowed.filter(({ msp }) =>
      calls.every((call) => this.#source.endorsers.get(msp)?.has(call.getName())),
    );
    const numbers = [...new Set(policies.map((policy) => this.#number(policy)))].sort((a, b) => a - b);
    const names = (some: readonly Candidate[]): string => some.map(({ msp }) => msp).join();
    const key = [preferred, numbers.join(), names(allowed), names(ready)].join(';');
    const known = this.#plans.get(key);
    if (known) return known;
    const plan = this.#make(policies, allowed, ready, preferred);
    if (this.#plans.size >= kept) this.#plans.clear();
    this.#plans.set(key, plan);
    return plan;
  }

  #make(
    policies: readonly common.SignaturePolicyEnvelope[],
    allowed: readonly Candidate[],
    ready: readonly Candidate[],
    preferred: string,
  ): Plan {
    if (policies.length === 0) throw new Error('no principal sets remained after filtering');
    const ordered = ready.toSorted((left, right) => rank(left, preferred) - rank(right, preferred));
    const found = layouts(policies, ordered);
    if (found.length === 0) {
      const possible = ready.length < allowed.length && layouts(policies, allowed).length > 0;
      throw new Error(
        possible
          ? 'required chaincodes are not installed on sufficient peers'
          : 'no peer combination can satisfy the endorsement policy',
      );
    }
    const { preferred: own = [], others = [] } = Object.groupBy(found, (set) =>
      set.includes(preferred) ? 'preferred' : 'others',
    );
    return { preferred: own, others };
  }

  #definition(name: string): ChaincodeDefinition {
    const definition = this.#source.ledger.definition(name);
    if (!definition)
      throw new Error(`No metadata was found for chaincode ${name} in channel ${this.#source.ledger.id}`);
    return definition;
  }

  /** Authorities that may see what the call touches: members of all collections that were read. */
  #allowed(
    calls: readonly peer.ChaincodeCall[],
    definitions: readonly (ChaincodeDefinition | undefined)[],
  ): readonly Candidate[] {
    const filters = calls.flatMap((call, index) => {
      const definition = definitions[index];
      if (!definition || call.getNoPrivateReads()) return [];
      return call.getCollectionNamesList().map((name) => {
        const collection = collectionOf(definition, name);
        if (!collection)
          throw new Error(`collection ${name} doesn't exist in collection config for chaincode ${call.getName()}`);
        return new Set(collection.members);
      });
    });
    return this.#source.candidates.filter(({ msp }) => filters.every((members) => members.has(msp)));
  }

  #policies(
    call: peer.ChaincodeCall,
    definition: ChaincodeDefinition | undefined,
  ): readonly common.SignaturePolicyEnvelope[] {
    if (!definition) return [];
    const keyPolicies = call.getKeyPoliciesList();
    const names = call.getCollectionNamesList();
    if (names.length === 0)
      return call.getDisregardNamespacePolicy() ? keyPolicies : [definition.endorsementPolicy, ...keyPolicies];
    return [...names.map((name) => this.#collectionPolicy(definition, name)), ...keyPolicies];
  }

  #collectionPolicy(definition: ChaincodeDefinition, name: string): common.SignaturePolicyEnvelope {
    const owner = implicitOwner(name);
    if (owner !== undefined) return this.#implicitPolicy(owner);
    const policy = collectionOf(definition, name)?.endorsementPolicy;
    if (!policy) return definition.endorsementPolicy;
    const reference = policy.getChannelConfigPolicyReference();
    const found = policy.getSignaturePolicy() ?? this.#source.trust.channelPolicy(reference);
    if (!found) throw new Error('policy not found');
    return found;
  }

  #implicitPolicy(owner: string): common.SignaturePolicyEnvelope {
    const known = this.#implicit.get(owner);
    if (known) return known;
    const policy = signedAs(owner, 'member');
    this.#implicit.set(owner, policy);
    return policy;
  }

  /** Policies of definitions are the same objects every time; those of keys come anew, and get a new number. */
  #number(policy: common.SignaturePolicyEnvelope): number {
    const known = this.#numbers.get(policy);
    if (known !== undefined) return known;
    this.#numbers.set(policy, this.#next);
    return this.#next++;
  }
}

function rank({ msp }: Candidate, preferred: string): number {
  return msp === preferred ? 0 : 1;
}
