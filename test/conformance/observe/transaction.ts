import { common, ledger, msp, peer } from '@hyperledger/fabric-protos';
import type { Observation } from '../case';
import type { Names } from './names';
import { readWriteSet } from './read-write-set';
import { shortened } from './shortened';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Where a transaction lies in its block, and what validation said of it. */
export function find(block: common.Block, id: string): { index: number; code: string; envelope: common.Envelope } {
  const envelopes = (block.getData()?.getDataList_asU8() ?? []).map((each) => common.Envelope.deserializeBinary(each));
  const index = envelopes.findIndex((envelope) => headerOf(envelope).getTxId() === id);
  const envelope = envelopes[index];
  if (!envelope) throw new RangeError(`the block does not hold ${id}`);
  const filter = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
  return { index, code: codeName(filter?.[index] ?? -1), envelope };
}

export function codeName(code: number): string {
  return Object.entries(peer.TxValidationCode).find(([, value]) => value === code)?.[0] ?? String(code);
}

function headerOf(envelope: common.Envelope): common.ChannelHeader {
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  return common.ChannelHeader.deserializeBinary(payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array());
}

/** A committed transaction, decoded: all that validation and readers go by. */
export function transaction(envelope: common.Envelope, names: Names): Observation {
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = headerOf(envelope);
  const actions = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
  return {
    type: header.getType(),
    actions: actions.map((action) => {
      const chaincodeAction = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
      const proposal = peer.ChaincodeProposalPayload.deserializeBinary(
        chaincodeAction.getChaincodeProposalPayload_asU8(),
      );
      const endorsed = chaincodeAction.getAction();
      const response = peer.ProposalResponsePayload.deserializeBinary(
        endorsed?.getProposalResponsePayload_asU8() ?? new Uint8Array(),
      );
      return {
        transient: proposal.getTransientmapMap().getLength(),
        endorsers: (endorsed?.getEndorsementsList() ?? [])
          .map((each) => msp.SerializedIdentity.deserializeBinary(each.getEndorser_asU8()).getMspid())
          .sort(),
        ...effects(peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8()), names),
      };
    }),
  };
}

function effects(action: peer.ChaincodeAction, names: Names): Observation {
  const response = action.getResponse();
  const event = peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8());
  const id = action.getChaincodeId();
  const sets = ledger.rwset.TxReadWriteSet.deserializeBinary(action.getResults_asU8());
  return {
    chaincode: `${id?.getPath()}${id?.getName()}:${id?.getVersion()}`,
    response: {
      status: response?.getStatus(),
      message: names.text(response?.getMessage() ?? ''),
      payload: shortened(names.text(text(response?.getPayload_asU8() ?? new Uint8Array()))),
    },
    ...(action.getEvents_asU8().length > 0 && {
      event: {
        chaincode: event.getChaincodeId(),
        transaction: names.text(event.getTxId()),
        name: event.getEventName(),
        payload: text(event.getPayload_asU8()),
      },
    }),
    namespaces: sets.getNsRwsetList().map((each) => readWriteSet(each, names)),
  };
}
