import { peer } from '@hyperledger/fabric-protos';
import { message, MessageType } from './messages';

/**
 * What a system chaincode answers a chaincode that calls it: a refusal. Undefined for all others; `_lifecycle` is run.
 * @param caller Name of the chaincode that the client called.
 */
export function systemAnswer(name: string, caller: string): peer.ChaincodeMessage | undefined {
  const why = refusal(name, caller);
  if (why === undefined) return undefined;
  const response = new peer.Response();
  response.setStatus(500);
  response.setMessage(why);
  return message(MessageType.COMPLETED, '', '', response.serializeBinary());
}

function refusal(name: string, caller: string): string | undefined {
  if (name === 'qscc')
    return (
      'Rejecting invoke of QSCC from another chaincode because of potential for deadlocks, original invocation for ' +
      `'${caller}'`
    );
  if (name === 'cscc') return `Rejecting invoke of CSCC from another chaincode, original invocation for '${caller}'`;
  return undefined;
}
