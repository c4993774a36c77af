/** What a gateway can answer in place of what it was asked to endorse. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { common, gateway, msp, peer } from '@hyperledger/fabric-protos';

/** The parts of an answer to `Endorse`, open to be changed. */
export interface Opened {
  readonly header: common.Header;
  readonly channelHeader: common.ChannelHeader;
  readonly signatureHeader: common.SignatureHeader;
  readonly actions: Action[];
}

export interface Action {
  input: Uint8Array;
  readonly result: peer.ProposalResponsePayload;
  readonly effects: peer.ChaincodeAction;
  endorsements: peer.Endorsement[];
}

const payloadIn = (answer: Buffer): Uint8Array =>
  gateway.EndorseResponse.deserializeBinary(answer).getPreparedTransaction()?.getPayload_asU8() ?? new Uint8Array();

/** An answer whose transaction is these bytes. */
export function answering(payload: Uint8Array): Buffer {
  const envelope = new common.Envelope();
  envelope.setPayload(payload);
  const answer = new gateway.EndorseResponse();
  answer.setPreparedTransaction(envelope);
  return Buffer.from(answer.serializeBinary());
}

export function open(answer: Buffer): Opened {
  const payload = common.Payload.deserializeBinary(payloadIn(answer));
  const header = payload.getHeader()!;
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  return {
    header,
    channelHeader: common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8()),
    signatureHeader: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()),
    actions: transaction.getActionsList().map((action) => {
      const content = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
      const endorsed = content.getAction()!;
      const result = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
      return {
        input: content.getChaincodeProposalPayload_asU8(),
        result,
        effects: peer.ChaincodeAction.deserializeBinary(result.getExtension_asU8()),
        endorsements: endorsed.getEndorsementsList(),
      };
    }),
  };
}

function shut({ header, channelHeader, signatureHeader, actions }: Opened): Buffer {
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const transaction = new peer.Transaction();
  for (const { input, result, effects, endorsements } of actions) {
    result.setExtension$(effects.serializeBinary());
    const endorsed = new peer.ChaincodeEndorsedAction();
    endorsed.setProposalResponsePayload(result.serializeBinary());
    endorsed.setEndorsementsList(endorsements);
    const content = new peer.ChaincodeActionPayload();
    content.setChaincodeProposalPayload(input);
    content.setAction(endorsed);
    const action = new peer.TransactionAction();
    action.setHeader(signatureHeader.serializeBinary());
    action.setPayload(content.serializeBinary());
    transaction.addActions(action);
  }
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  return answering(payload.serializeBinary());
}

/** The answer with something in it changed. */
export const changed =
  (change: (opened: Opened) => void) =>
  (answer: Buffer): Buffer => {
    const opened = open(answer);
    change(opened);
    return shut(opened);
  };

/** Changes the transaction's only action. */
export const inAction = (change: (action: Action) => void) => changed(({ actions }) => actions.forEach(change));

/** Arguments with a word of theirs replaced by another of its length. */
export function reworded(input: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(input).toString('latin1');
  if (!text.includes(from) || from.length !== to.length) throw new RangeError(`no ${from} to be replaced by ${to}`);
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}

/** A message's bytes after a tag, as Protocol Buffers write a field. */
function field(number: number, bytes: Uint8Array): Buffer {
  const length: number[] = [];
  for (let left = bytes.length; ; left >>= 7) {
    if (left < 128) return Buffer.concat([Buffer.of((number << 3) | 2, ...length, left), bytes]);
    length.push((left & 127) | 128);
  }
}

/**
 * A proposal of the same caller for something else, in the place of a transaction: the two share a wire form. Where
 * `hidden` is told, the genuine action stands in a field that a proposal does not know: read as a transaction it holds
 * that action, and with it perhaps its header; read as a proposal it holds the other call.
 */
export const asProposal =
  (change: (input: Uint8Array) => Uint8Array, hidden?: 'action' | 'action and header') =>
  (answer: Buffer): Buffer => {
    const genuine = common.Payload.deserializeBinary(payloadIn(answer));
    const [action] = peer.Transaction.deserializeBinary(genuine.getData_asU8()).getActionsList();
    const content = peer.ChaincodeActionPayload.deserializeBinary(action!.getPayload_asU8());
    const spec = peer.ChaincodeProposalPayload.deserializeBinary(content.getChaincodeProposalPayload_asU8());
    const input = Buffer.concat([
      change(spec.getInput_asU8()),
      hidden === 'action and header' ? field(1, action!.getHeader_asU8()) : Buffer.alloc(0),
      hidden ? field(2, action!.getPayload_asU8()) : Buffer.alloc(0),
    ]);
    const proposal = new peer.Proposal();
    proposal.setHeader(genuine.getHeader()!.serializeBinary());
    proposal.setPayload(field(1, input));
    return answering(proposal.serializeBinary());
  };

/** A genuine signature over a result, in an authority's name, by a key with that certificate. */
export function endorsementOf(
  mspId: string,
  certificate: string,
  privateKey: string,
  action: Action,
): peer.Endorsement {
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(Buffer.from(certificate));
  const endorser = identity.serializeBinary();
  action.result.setExtension$(action.effects.serializeBinary());
  const endorsement = new peer.Endorsement();
  endorsement.setEndorser(endorser);
  endorsement.setSignature(sign('sha256', Buffer.concat([action.result.serializeBinary(), endorser]), privateKey));
  return endorsement;
}

/** A key of nobody. */
export const strayKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
