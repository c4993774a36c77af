import { peer } from '@hyperledger/fabric-protos';
import { definitionFields, metadataKey, definitionPrefix, type Terms, termsOf } from '@oneplusn/channel';
import { type LifecycleCall, type Message, NotDefined } from '../call';
import { read, readMetadata } from '../serializer';
import { objections } from './commit';
import { describe } from './terms';

const { QueryChaincodeDefinitionResult, QueryChaincodeDefinitionsResult } = peer.lifecycle;

function committed({ state }: LifecycleCall, name: string): Terms {
  if (!readMetadata(definitionPrefix, name, state)) throw new NotDefined(name);
  return termsOf(read(definitionPrefix, name, definitionFields, state));
}

/** A chaincode's definition, and who has approved it. */
export function queryDefinition(call: LifecycleCall, args: peer.lifecycle.QueryChaincodeDefinitionArgs): Message {
  const name = args.getName();
  const terms = committed(call, name);
  const result = describe(new QueryChaincodeDefinitionResult(), terms);
  for (const [msp, items] of objections(call, name, terms)) result.getApprovalsMap().set(msp, items.length === 0);
  return result;
}

/** All definitions of the channel. */
export function queryDefinitions(call: LifecycleCall): Message {
  const prefix = metadataKey(definitionPrefix, '');
  const names = [...call.state.range(prefix)].map(([key]) => key.slice(prefix.length));
  const result = new QueryChaincodeDefinitionsResult();
  for (const name of names) {
    const one = describe(new QueryChaincodeDefinitionsResult.ChaincodeDefinition(), committed(call, name));
    one.setName(name);
    result.addChaincodeDefinitions(one);
  }
  return result;
}
