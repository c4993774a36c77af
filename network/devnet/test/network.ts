import {
  createHash,
  createPrivateKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { ChaincodeInterface } from 'fabric-shim';
import {
  anyMember,
  type ChaincodeDefinition,
  type CommittedTransaction,
  type Signer,
  type Trust,
} from '@oneplusn/channel';
import { inProcess } from '../src/chaincode/in-process';
import { chaincodeId } from '../src/network/deployment';
import type { ProposalCall, Simulation } from '../src/simulate/simulation';
import { Channel } from '../src/ledger/channel';
import type { ChannelOptions } from '../src/ledger/options';
import { agreementOf } from './agreement';

/** For tests of this package: identities that are bare keys, and what a gateway does with a channel. */
export interface TestSigner extends Signer {
  readonly msp: string;
}

/** A new key of an authority; the identity carries the public key where a certificate would stand. */
export function testSigner(mspId: string): TestSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return signerOf(mspId, publicKey.export({ type: 'spki', format: 'pem' }), privateKey);
}

/** A signer with a certificate, as contract classes ask for one. Both PEM. */
export function certifiedSigner(mspId: string, pair: { certificate: string; privateKey: string }): TestSigner {
  return signerOf(mspId, pair.certificate, createPrivateKey(pair.privateKey));
}

function signerOf(mspId: string, idBytes: string | Buffer, privateKey: KeyObject): TestSigner {
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(Buffer.from(idBytes));
  return {
    msp: mspId,
    identity: identity.serializeBinary(),
    sign: (message) => createSign('sha256').update(message).sign(privateKey),
  };
}

function mspOf(identity: Uint8Array): string {
  return msp.SerializedIdentity.deserializeBinary(identity).getMspid();
}

/** Evaluates signature policies over MSP ids alone. */
export const testTrust: Trust = {
  verify(identity, message, signature) {
    const key = Buffer.from(msp.SerializedIdentity.deserializeBinary(identity).getIdBytes_asU8());
    return createVerify('sha256').update(message).verify(key, signature);
  },
  satisfies(policy, identities) {
    const names = policy.getIdentitiesList().map((principal) => {
      return msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8()).getMspIdentifier();
    });
    const signed = new Set(identities.map(mspOf));
    const holds = (rule: common.SignaturePolicy | undefined): boolean => {
      const of = rule?.getNOutOf();
      if (of !== undefined) return of.getRulesList().filter(holds).length >= of.getN();
      return signed.has(names[rule?.getSignedBy() ?? -1] ?? '');
    };
    return holds(policy.getRule());
  },
  mayWrite: () => true,
  mayRead: () => true,
  mspOf,
  channelPolicy: () => undefined,
};

/** The policy "so many of these authorities". */
export function outOf(count: number, ...authorities: string[]): common.SignaturePolicyEnvelope {
  const policy = new common.SignaturePolicyEnvelope();
  const rules = authorities.map((authority, index) => {
    policy.addIdentities(anyMember(authority).getIdentitiesList()[0]);
    const rule = new common.SignaturePolicy();
    rule.setSignedBy(index);
    return rule;
  });
  const nOutOf = new common.SignaturePolicy.NOutOf();
  nOutOf.setN(count);
  nOutOf.setRulesList(rules);
  const rule = new common.SignaturePolicy();
  rule.setNOutOf(nOutOf);
  policy.setRule(rule);
  return policy;
}

/** The configuration transaction of a channel that says nothing. */
export function emptyConfiguration(channel: string): common.Envelope {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.CONFIG);
  channelHeader.setChannelId(channel);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(new common.ConfigEnvelope().serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}

/** A channel with one chaincode on every peer, and a client that signs, endorses and submits. */
export class TestNetwork {
  readonly channel: Channel;
  /** Who proposes; tests may put another in. */
  client = testSigner('Org1MSP');
  readonly endorsers: ReadonlyMap<string, TestSigner>;

  constructor(
    readonly authorities: readonly string[],
    chaincode: ChaincodeInterface,
    definition: Partial<ChaincodeDefinition> = {},
    timeoutMs = 5,
    options: Partial<ChannelOptions> = {},
  ) {
    const batch = { timeoutMs, maxMessages: 500, preferredBytes: 2 << 20, absoluteBytes: 10 << 20 };
    const blockSigners = [testSigner('OrdererMSP')];
    const genesis = emptyConfiguration('test');
    this.channel = new Channel({
      id: 'test',
      genesis,
      trust: {
        ...testTrust,
        channelPolicy: (reference) =>
          reference.endsWith('/LifecycleEndorsement') ? outOf(1, ...authorities) : undefined,
      },
      authorities,
      batch,
      blockSigners,
      ...options,
    });
    this.endorsers = new Map(authorities.map((name) => [name, testSigner(name)]));
    this.define({ ...definition });
    for (const name of authorities) this.channel.install(name, inProcess(chaincode, { msp: name, name: 'cc' }));
  }

  /** Commits a definition that all authorities approve, with the package that {@link inProcess} gives it. */
  define(definition: Partial<ChaincodeDefinition>, packageId?: string): void {
    const own = { name: 'cc', version: '1.0', sequence: 1, endorsementPolicy: outOf(1, ...this.authorities) };
    const whole = { ...own, ...definition };
    const id = packageId ?? chaincodeId({ name: whole.name, version: '1.0' });
    const simulation = agreementOf(whole, this.authorities, id);
    this.channel.commitNow([this.envelope(this.propose([], {}, '_lifecycle'), simulation, this.authorities)]);
  }

  /** A proposal of the client, as a peer takes it. */
  propose(args: readonly string[], transient: Record<string, string> = {}, chaincode = 'cc'): ProposalCall {
    const nonce = randomBytes(24);
    const txId = createHash('sha256').update(nonce).update(this.client.identity).digest('hex');
    const timestamp = { seconds: 1_700_000_000, nanos: 5 };
    const id = new peer.ChaincodeID();
    id.setName(chaincode);
    const extension = new peer.ChaincodeHeaderExtension();
    extension.setChaincodeId(id);
    const time = new Timestamp();
    time.setSeconds(timestamp.seconds);
    time.setNanos(timestamp.nanos);
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
    channelHeader.setChannelId(this.channel.id);
    channelHeader.setTxId(txId);
    channelHeader.setTimestamp(time);
    channelHeader.setExtension$(extension.serializeBinary());
    const signatureHeader = new common.SignatureHeader();
    signatureHeader.setCreator(this.client.identity);
    signatureHeader.setNonce(nonce);
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    header.setSignatureHeader(signatureHeader.serializeBinary());
    const input = new peer.ChaincodeInput();
    input.setArgsList(args.map((arg) => Buffer.from(arg)));
    const spec = new peer.ChaincodeSpec();
    spec.setChaincodeId(id);
    spec.setInput(input);
    const invocation = new peer.ChaincodeInvocationSpec();
    invocation.setChaincodeSpec(spec);
    const payload = new peer.ChaincodeProposalPayload();
    payload.setInput(invocation.serializeBinary());
    const secrets = new Map(Object.entries(transient).map(([name, value]) => [name, Buffer.from(value)]));
    for (const [name, value] of secrets) payload.getTransientmapMap().set(name, value);
    const proposal = new peer.Proposal();
    proposal.setHeader(header.serializeBinary());
    proposal.setPayload(payload.serializeBinary());
    const signedProposal = new peer.SignedProposal();
    signedProposal.setProposalBytes(proposal.serializeBinary());
    signedProposal.setSignature(this.client.sign(proposal.serializeBinary()));
    return {
      txId,
      chaincode,
      signedProposal,
      proposal,
      creator: this.client.identity,
      input,
      transient: secrets,
      timestamp,
    };
  }

  /** Simulates a call on one peer; the answer as text. */
  async evaluate(args: readonly string[], authority = 'Org1MSP', transient: Record<string, string> = {}) {
    const simulation = await this.channel.peer(authority).simulate(this.propose(args, transient));
    const { response } = simulation;
    if (response.getStatus() >= 400) throw new Error(response.getMessage());
    return Buffer.from(response.getPayload_asU8()).toString();
  }

  /** Simulates a call on the named peers and puts their endorsements into a signed transaction. */
  async endorse(call: ProposalCall, authorities: readonly string[] = ['Org1MSP']): Promise<common.Envelope> {
    const simulations = await Promise.all(authorities.map((name) => this.channel.peer(name).simulate(call)));
    const [first] = simulations;
    if (first === undefined) throw new Error('nobody endorses');
    if (first.response.getStatus() >= 400) throw new Error(first.response.getMessage());
    simulations.forEach(({ privateData }, index) => {
      const from = authorities[index] ?? '';
      if (privateData !== undefined) this.channel.stagePrivate(call.txId, privateData, from);
    });
    return this.envelope(call, first, authorities);
  }

  /** A signed transaction of a simulation, endorsed by authorities. */
  envelope(call: ProposalCall, simulation: Simulation, authorities: readonly string[]): common.Envelope {
    const header = common.Header.deserializeBinary(call.proposal.getHeader_asU8());
    const proposalPayload = peer.ChaincodeProposalPayload.deserializeBinary(call.proposal.getPayload_asU8());
    const visible = new peer.ChaincodeProposalPayload();
    visible.setInput(proposalPayload.getInput_asU8());
    const action = new peer.ChaincodeAction();
    action.setResults(simulation.results);
    action.setResponse(simulation.response);
    action.setChaincodeId(simulation.chaincodeId);
    if (simulation.event !== undefined) action.setEvents(simulation.event.serializeBinary());
    const hash = createHash('sha256')
      .update(header.getChannelHeader_asU8())
      .update(header.getSignatureHeader_asU8())
      .update(visible.serializeBinary());
    const responsePayload = new peer.ProposalResponsePayload();
    responsePayload.setProposalHash(hash.digest());
    responsePayload.setExtension$(action.serializeBinary());
    const endorsed = new peer.ChaincodeEndorsedAction();
    endorsed.setProposalResponsePayload(responsePayload.serializeBinary());
    for (const name of authorities) {
      const signer = this.endorsers.get(name) ?? testSigner(name);
      const endorsement = new peer.Endorsement();
      endorsement.setEndorser(signer.identity);
      const message = Buffer.concat([endorsed.getProposalResponsePayload_asU8(), signer.identity]);
      endorsement.setSignature(signer.sign(message));
      endorsed.addEndorsements(endorsement);
    }
    const actionPayload = new peer.ChaincodeActionPayload();
    actionPayload.setChaincodeProposalPayload(visible.serializeBinary());
    actionPayload.setAction(endorsed);
    const transactionAction = new peer.TransactionAction();
    transactionAction.setHeader(header.getSignatureHeader_asU8());
    transactionAction.setPayload(actionPayload.serializeBinary());
    const transaction = new peer.Transaction();
    transaction.addActions(transactionAction);
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(transaction.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    envelope.setSignature(this.client.sign(envelope.getPayload_asU8()));
    return envelope;
  }

  /** Endorses, orders and waits for the commit. */
  async submit(
    args: readonly string[],
    authorities: readonly string[] = ['Org1MSP'],
    transient: Record<string, string> = {},
  ): Promise<CommittedTransaction> {
    const call = this.propose(args, transient);
    await this.channel.broadcast(await this.endorse(call, authorities));
    return this.channel.waitForCommit(call.txId);
  }
}
