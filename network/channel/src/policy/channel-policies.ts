import type { common } from '@hyperledger/fabric-protos';
import { configuredPolicy } from './configured-policy';

/** Resolves the references of a channel's policies to signature policies, each once. */
export class ChannelPolicies {
  readonly #known = new Map<string, common.SignaturePolicyEnvelope | undefined>();

  constructor(private readonly channel: common.ConfigGroup) {}

  /**
   * For example `/Channel/Application/Endorsement`, `/Channel/Application/<MSP id>/Endorsement`, `/Channel/Writers`.
   */
  find(reference: string): common.SignaturePolicyEnvelope | undefined {
    if (!this.#known.has(reference)) this.#known.set(reference, configuredPolicy(this.channel, reference));
    return this.#known.get(reference);
  }
}
