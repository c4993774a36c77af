import { status } from '@grpc/grpc-js';
import { type common, peer } from '@hyperledger/fabric-protos';
import { DevnetError } from '../errors';
import { prepare } from '../gateway/endorse';
import type { Endorsed, Endorser, Refused } from '../gateway/endorser';
import type { Proposal } from '../gateway/proposal';
import type { Channel } from '../ledger/channel';
import type { Signer } from '../identity/signer';
import { packageHash } from '../lifecycle/structure';
import { txIdOf } from '../order/envelope-id';
import type { ChannelTrust } from '../policy/trust';
import type { Prepared } from './deployment';
import { propose } from './propose';

const { ApproveChaincodeDefinitionForMyOrgArgs, ChaincodeSource, CommitChaincodeDefinitionArgs } = peer.lifecycle;

/** The channel whose members agree. */
export interface Assembly {
  readonly ledger: Channel;
  readonly trust: ChannelTrust;
  readonly endorsers: ReadonlyMap<string, Endorser>;
}

interface Powers {
  /** By MSP id. */
  readonly admins: ReadonlyMap<string, Signer>;
  readonly now: () => number;
}

/**
 * Lets every authority approve a definition with its own package, and one of them commit it: the transactions of Fabric's
 * lifecycle, the approvals in one block and the commit in the next. What stands already is left.
 * @throws DevnetError DEVNET-116
 */
export async function agree(on: Assembly, prepared: Prepared, sequence: number, powers: Powers): Promise<void> {
  const { ledger } = on;
  const clerk = new Clerk(on, prepared, powers);
  const packageOf = (msp: string): string => prepared.connections.get(msp)?.id ?? '';
  const committed = ledger.agreement(prepared.name)?.terms.sequence === sequence;
  const done = (msp: string): boolean =>
    committed && ledger.standing(msp, prepared.name)?.package === packageHash(packageOf(msp));
  const open = [...on.endorsers.values()].filter(({ msp }) => !done(msp));
  const approvals = open.map(async (endorser) => {
    const args = fill(new ApproveChaincodeDefinitionForMyOrgArgs(), prepared, sequence);
    args.setSource(sourceOf(packageOf(endorser.msp)));
    const proposal = clerk.propose(endorser.msp, 'ApproveChaincodeDefinitionForMyOrg', args);
    return clerk.transaction(endorser.msp, proposal, [await clerk.endorse(endorser, proposal)]);
  });
  clerk.order(await Promise.all(approvals));
  if (committed) return;
  // A peer that is kept behind does not know of the approvals.
  const [first, ...others] = [...on.endorsers.values()].sort((one, other) => Number(other.height - one.height));
  if (!first) return;
  const proposal = clerk.propose(
    first.msp,
    'CommitChaincodeDefinition',
    fill(new CommitChaincodeDefinitionArgs(), prepared, sequence),
  );
  const endorsed = [await clerk.endorse(first, proposal)];
  for (const endorser of others) {
    if (clerk.suffices(endorsed)) break;
    endorsed.push(await clerk.endorse(endorser, proposal));
  }
  clerk.order([clerk.transaction(first.msp, proposal, endorsed)]);
}

interface Terms {
  setName(name: string): void;
  setVersion(version: string): void;
  setSequence(sequence: number): void;
  setEndorsementPlugin(plugin: string): void;
  setValidationPlugin(plugin: string): void;
  setValidationParameter(parameter: Uint8Array): void;
  setInitRequired(required: boolean): void;
  setCollections(collections?: peer.CollectionConfigPackage): void;
}

function fill<T extends Terms>(args: T, { name, terms }: Prepared, sequence: number): T {
  const { endorsement, validation, collections } = terms;
  args.setName(name);
  args.setVersion(endorsement.getVersion());
  args.setSequence(sequence);
  args.setEndorsementPlugin(endorsement.getEndorsementPlugin());
  args.setValidationPlugin(validation.getValidationPlugin());
  args.setValidationParameter(validation.getValidationParameter_asU8());
  args.setInitRequired(endorsement.getInitRequired());
  args.setCollections(collections);
  return args;
}

function sourceOf(packageId: string): peer.lifecycle.ChaincodeSource {
  const source = new ChaincodeSource();
  if (packageId === '') {
    source.setUnavailable(new ChaincodeSource.Unavailable());
    return source;
  }
  const local = new ChaincodeSource.Local();
  local.setPackageId(packageId);
  source.setLocalPackage(local);
  return source;
}

/** Writes the transactions of an agreement. */
class Clerk {
  constructor(
    private readonly on: Assembly,
    private readonly prepared: Prepared,
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
    throw DevnetError.of('DEVNET-116', { name: this.prepared.name, reason });
  }
}
