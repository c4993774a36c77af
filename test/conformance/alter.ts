import { common, gateway, peer } from '@hyperledger/fabric-protos';

/** A prepared transaction whose endorsed result is another than the endorsers signed. */
export function altered(prepared: Uint8Array): Uint8Array {
  const result = gateway.PreparedTransaction.deserializeBinary(prepared);
  const envelope = result.getEnvelope() ?? new common.Envelope();
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  for (const action of transaction.getActionsList()) {
    const actionPayload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
    const endorsed = actionPayload.getAction() ?? new peer.ChaincodeEndorsedAction();
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
    const effects = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
    effects.getResponse()?.setMessage('altered');
    response.setExtension$(effects.serializeBinary());
    endorsed.setProposalResponsePayload(response.serializeBinary());
    actionPayload.setAction(endorsed);
    action.setPayload(actionPayload.serializeBinary());
  }
  payload.setData(transaction.serializeBinary());
  envelope.setPayload(payload.serializeBinary());
  return result.serializeBinary();
}
