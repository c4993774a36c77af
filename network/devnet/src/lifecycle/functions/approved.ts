import { peer } from '@hyperledger/fabric-protos';
import {
  approvalName,
  definitionFields,
  metadataKey,
  definitionPrefix,
  packagePrefix,
  type Terms,
  termsOf,
} from '@oneplusn/channel';
import type { LifecycleCall, Message } from '../call';
import { read, readMetadata } from '../serializer';
import { packageSource } from '../source';
import { currentSequence, describe } from './terms';

const { QueryApprovedChaincodeDefinitionsResult: ManyResult, StateData } = peer.lifecycle;
const { QueryApprovedChaincodeDefinitionResult: Result } = peer.lifecycle;

interface Approved {
  readonly terms: Terms;
  readonly source: peer.lifecycle.ChaincodeSource;
}

/** What this authority approved: under a sequence, or last. */
export function queryApproved(call: LifecycleCall, args: peer.lifecycle.QueryApprovedChaincodeDefinitionArgs): Message {
  const name = args.getName();
  const sequence = args.getSequence() || latest(call, name);
  if (!readMetadata(definitionPrefix, approvalName(name, sequence), call.own))
    throw new Error(
      `could not fetch approved chaincode definition (name: '${name}', sequence: '${sequence}') on channel ` +
        `'${call.channel}'`,
    );
  const { terms, source } = approvedAs(call, approvalName(name, sequence));
  const result = describe(new Result(), terms, sequence);
  result.setSource(source);
  return result;
}

/** The next sequence if it is approved already, else the committed one. */
function latest({ state, own }: LifecycleCall, name: string): number {
  const current = currentSequence(state, name);
  return readMetadata(definitionPrefix, approvalName(name, current + 1), own) ? current + 1 : current;
}

/** All that this authority approved. */
export function queryAllApproved(call: LifecycleCall): Message {
  const prefix = metadataKey(definitionPrefix, '');
  const result = new ManyResult();
  for (const [key] of [...call.own.range(prefix)]) {
    const approval = key.slice(prefix.length);
    const [name = '', sequence] = approval.split('#');
    const { terms, source } = approvedAs(call, approval);
    const one = describe(new ManyResult.ApprovedChaincodeDefinition(), terms, Number(sequence));
    one.setName(name);
    one.setSource(source);
    result.addApprovedChaincodeDefinitions(one);
  }
  return result;
}

function approvedAs({ own }: LifecycleCall, approval: string): Approved {
  const [, ...parameters] = definitionFields;
  const terms = termsOf(read(definitionPrefix, approval, parameters, own));
  readMetadata(packagePrefix, approval, own);
  const packageId = read(packagePrefix, approval, ['PackageID'], own)('PackageID');
  return { terms, source: packageSource(StateData.deserializeBinary(packageId ?? new Uint8Array()).getString()) };
}
