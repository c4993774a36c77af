import { status } from '@grpc/grpc-js';
import { type common, peer } from '@hyperledger/fabric-protos';
import type { ChannelTrust, Signer } from '@oneplusn/channel';
import { devnetErrors, devnetFail } from '../errors';
import { prepare } from '../gateway/endorse';
import type { Endorsed, Endorser, Refused } from '../gateway/endorser';
import type { Proposal } from '../gateway/proposal';
import type { Channel } from '../ledger/channel';
import { txIdOf } from '../order/envelope-id';
import { propose } from './propose';

/** The channel whose members agree. */
export interface Assembly {
  readonly ledger: Channel;
  readonly trust: ChannelTrust;
  readonly endorsers: ReadonlyMap<string, Endorser>;
}

/** On whose behalf, and by which clock. */
export interface Powers {
  /** By MSP id. */
  readonly admins: ReadonlyMap<string, Signer>;
  readonly now: () => number;
}

/** The administrators who agree on a definition: they write its transactions. */
export class Administrators {
  constructor(
    private readonly on: Assembly,
    /** Of the chaincode, for what may be said of it. */
    private readonly chaincode: string,
    private readonly powers: Powers,
  ) {}

  /** A proposal by an authority's administrator. */
  propose(msp: string, name: string, args: { serializeBinary(): Uint8Array }): Proposal {
    const input = [Buffer.from(name), args.serializeBinary()];
    const { ledger, trust } = this.on;
    const to = { channel: ledger.id, chaincode: '_lifecycle' };
    return propose(this.#admin(msp), to, input, { trust, now: this.powers.now() });
  }

  async endorse(endorser: Endorser, proposal: Proposal): Promise<Endorsed> {
    const outcome: Endorsed | Refused = await endorser.endorse(proposal, endorser.msp);
    if ('payload' in outcome) return outcome;
    return this.#fail(`${endorser.msp}: ${outcome.message} (${status[outcome.code]})`);
  }

  /** Do these endorsements satisfy the channel's policy for its lifecycle? */
  suffices(endorsed: readonly Endorsed[]): boolean {
    const policy = this.on.ledger.definition('_lifecycle')?.endorsementPolicy;
    const endorsers = endorsed.flatMap(({ endorsement }) => endorsement?.getEndorser_asU8() ?? []);
    return policy !== undefined && this.on.trust.satisfies(policy, endorsers);
  }

  transaction(msp: string, proposal: Proposal, endorsed: readonly Endorsed[]): common.Envelope {
    const endorsements = endorsed.flatMap(({ endorsement }) => endorsement ?? []);
    const envelope = prepare(proposal, endorsed[0]?.payload ?? new Uint8Array(), endorsements);
    const admin = this.#admin(msp);
    const payload = envelope.getPayload_asU8();
    envelope.setSignature(admin.sign(payload));
    this.on.trust.vouch(admin.identity, payload, envelope.getSignature_asU8());
    return envelope;
  }

  /** Commits transactions together, in a block of their own. */
  order(envelopes: readonly common.Envelope[]): void {
    if (envelopes.length === 0) return;
    const { ledger } = this.on;
    ledger.commitNow(envelopes);
    for (const envelope of envelopes) {
      const code = ledger.commitStatus(txIdOf(envelope))?.code;
      const name = Object.entries(peer.TxValidationCode).find(([, value]) => value === code)?.[0];
      if (code !== peer.TxValidationCode.VALID) this.#fail(`the transaction is not valid: ${name ?? 'not committed'}`);
    }
  }

  #admin(msp: string): Signer {
    return this.powers.admins.get(msp) ?? this.#fail(`${msp} has no administrator`);
  }

  #fail(reason: string): never {
    throw devnetFail(devnetErrors.noAgreement, { name: this.chaincode, reason });
  }
}
