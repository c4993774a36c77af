import { status } from '@grpc/grpc-js';
import { gateway, orderer, peer } from '@hyperledger/fabric-protos';
import type { CommittedBlock } from '../ledger/committed';
import type { Ledger } from '../ledger/ledger';
import type { Site } from './channel';
import { readable } from './reader';
import { RpcError } from './rpc-error';

/**
 * Events of one chaincode: one response for each block that has some, from the start block or after a transaction, then
 * live. Ends when the signal does.
 */
export async function* chaincodeEvents(
  site: Site,
  signed: gateway.SignedChaincodeEventsRequest,
  signal: AbortSignal,
): AsyncGenerator<gateway.ChaincodeEventsResponse, void> {
  const bytes = signed.getRequest_asU8();
  if (bytes.length === 0) throw invalid('a chaincode events request is required');
  const request = parse(bytes);
  const { ledger } = await readable(site, {
    channel: request.getChannelId(),
    identity: request.getIdentity_asU8(),
    bytes,
    signature: signed.getSignature_asU8(),
  });
  const matches = matcher(request);
  for await (const block of ledger.blocks(startOf(site, ledger, request), signal, site.msp)) {
    const events = eventsOf(block).filter(matches);
    if (events.length === 0) continue;
    const response = new gateway.ChaincodeEventsResponse();
    response.setBlockNumber(Number(block.number));
    response.setEventsList(events);
    yield response;
  }
}

function parse(bytes: Uint8Array): gateway.ChaincodeEventsRequest {
  try {
    return gateway.ChaincodeEventsRequest.deserializeBinary(bytes);
  } catch {
    throw invalid('invalid chaincode events request: proto: cannot parse invalid wire-format data');
  }
}

function invalid(message: string): RpcError {
  return new RpcError(status.INVALID_ARGUMENT, message);
}

/** Events of valid transactions; one without a chaincode, a name or a transaction id does not count. */
function eventsOf({ transactions }: CommittedBlock): peer.ChaincodeEvent[] {
  return transactions.flatMap(({ code, event }) => {
    if (code !== peer.TxValidationCode.VALID || !event) return [];
    const complete = event.getChaincodeId() !== '' && event.getEventName() !== '' && event.getTxId() !== '';
    return complete ? [event] : [];
  });
}

/** As in Fabric, a transaction to start after is only noticed when it had an event of its own. */
function matcher(request: gateway.ChaincodeEventsRequest): (event: peer.ChaincodeEvent) => boolean {
  const chaincode = request.getChaincodeId();
  const after = request.getAfterTransactionId();
  let passed = after === '';
  return (event) => {
    if (passed) return event.getChaincodeId() === chaincode;
    passed = event.getTxId() === after;
    return false;
  };
}

function startOf({ msp }: Site, ledger: Ledger, request: gateway.ChaincodeEventsRequest): bigint {
  const after = request.getAfterTransactionId();
  const known = after === '' ? undefined : ledger.commitStatus(after);
  if (known) return known.blockNumber;
  const position = request.getStartPosition();
  const kinds = orderer.SeekPosition.TypeCase;
  switch (position?.getTypeCase() ?? kinds.TYPE_NOT_SET) {
    case kinds.SPECIFIED:
      return BigInt(position?.getSpecified()?.getNumber() ?? 0);
    case kinds.NEWEST:
      throw invalid('invalid start position type: *orderer.SeekPosition_Newest');
    case kinds.OLDEST:
      throw invalid('invalid start position type: *orderer.SeekPosition_Oldest');
    default:
      return ledger.height(msp);
  }
}
