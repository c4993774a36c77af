import { peer } from '@hyperledger/fabric-protos';
import {
  approvalName,
  definitionFields,
  metadataKey,
  definitionPrefix,
  packageData,
  packageOf,
  parametersOf,
  packagePrefix,
  type Structure,
  termsOf,
} from '@oneplusn/channel';
import type { LifecycleCall, Message } from '../call';
import { checkProposed } from '../checks';
import { read, readMetadata, write } from '../serializer';
import { currentSequence, proposedTerms } from './terms';

const { ApproveChaincodeDefinitionForMyOrgResult } = peer.lifecycle;
type Args = peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs;

/** Writes what the peer's authority agrees to into its own collection. */
export function approve(call: LifecycleCall, args: Args): Message {
  checkProposed(args, call);
  const name = args.getName();
  const sequence = args.getSequence();
  const current = currentSequence(call.state, name);
  checkSequence(sequence, current);
  const collections = args.getCollections() ?? new peer.CollectionConfigPackage();
  const parameters = parametersOf({ ...proposedTerms(args), collections });
  const packageId = args.getSource()?.getLocalPackage()?.getPackageId() ?? '';
  if (sequence === current) {
    checkSame(call, name, sequence, parameters);
    if (isApproved(call, approvalName(name, sequence), parameters, packageId))
      throw new Error(`attempted to redefine the current committed sequence (${current}) for namespace ${name}`);
  } else if (isApproved(call, approvalName(name, sequence), parameters, packageId)) {
    throw new Error(
      `attempted to redefine uncommitted sequence (${sequence}) for namespace ${name} with unchanged content`,
    );
  }
  write(definitionPrefix, approvalName(name, sequence), parameters, call.own);
  write(packagePrefix, approvalName(name, sequence), packageOf(packageId), call.own);
  return new ApproveChaincodeDefinitionForMyOrgResult();
}

function checkSequence(sequence: number, current: number): void {
  if (sequence === 0 && current === 0)
    throw new Error('requested sequence is 0, but first definable sequence number is 1');
  if (sequence < current)
    throw new Error(`currently defined sequence ${current} is larger than requested sequence ${sequence}`);
  if (sequence > current + 1)
    throw new Error(`requested sequence ${sequence} is larger than the next available sequence number ${current + 1}`);
}

/** What is committed can be approved later, but not as something else. */
function checkSame({ state }: LifecycleCall, name: string, sequence: number, parameters: Structure): void {
  state.get(metadataKey(definitionPrefix, name));
  const committed = termsOf(read(definitionPrefix, name, definitionFields, state));
  const proposed = termsOf((field) => parameters.fields.get(field));
  const difference = differs(committed, proposed);
  if (difference !== undefined)
    throw new Error(
      `attempted to redefine the current committed sequence (${sequence}) for namespace ${name} with different ` +
        `parameters: ${difference}`,
    );
}

type Parameters = ReturnType<typeof termsOf>;

/** The first thing in which two definitions differ, in Fabric's words. */
function differs(one: Parameters, other: Parameters): string | undefined {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const compared: [string, (terms: Parameters) => string][] = [
    ['Version', ({ endorsement }) => endorsement.getVersion()],
    ['EndorsementPlugin', ({ endorsement }) => endorsement.getEndorsementPlugin()],
    ['InitRequired', ({ endorsement }) => String(endorsement.getInitRequired())],
    ['ValidationPlugin', ({ validation }) => validation.getValidationPlugin()],
    ['ValidationParameter', ({ validation }) => hex(validation.getValidationParameter_asU8())],
  ];
  for (const [what, of] of compared)
    if (of(one) !== of(other)) return `expected ${what} '${of(one)}' does not match passed ${what} '${of(other)}'`;
  const collections = ({ collections }: Parameters): string => hex(collections?.serializeBinary() ?? Buffer.of());
  return collections(one) === collections(other) ? undefined : 'Collections do not match';
}

/** Did this authority approve just this, with this package, before? */
function isApproved({ own }: LifecycleCall, approval: string, parameters: Structure, packageId: string): boolean {
  if (!readMetadata(definitionPrefix, approval, own)) return false;
  const approved = read(definitionPrefix, approval, [...parameters.fields.keys()], own);
  const [before, now] = [termsOf(approved), termsOf((field) => parameters.fields.get(field))];
  if (differs(before, now) !== undefined) return false;
  if (!readMetadata(packagePrefix, approval, own)) return false;
  const held = read(packagePrefix, approval, ['PackageID'], own)('PackageID');
  return held !== undefined && Buffer.compare(held, packageData(packageId)) === 0;
}
