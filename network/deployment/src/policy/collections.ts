/** Private data collections in the form of Fabric's `collections_config.json`. */
import { peer } from '@hyperledger/fabric-protos';
import * as v from 'valibot';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import { applicationPolicy, isReference, parsePolicy, signatureEnvelope } from './signature';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Collection = v.object({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-][A-Za-z0-9_-]*$/)),
  policy: v.string(),
  requiredPeerCount: v.optional(count, 0),
  maxPeerCount: v.optional(count, 1),
  blockToLive: v.optional(count, 0),
  memberOnlyRead: v.optional(v.boolean(), false),
  memberOnlyWrite: v.optional(v.boolean(), false),
  endorsementPolicy: v.optional(
    v.object({ signaturePolicy: v.optional(v.string()), channelConfigPolicy: v.optional(v.string()) }),
  ),
});

/**
 * As a chaincode definition holds them.
 * @param text the file's
 * @param file its name, for the message
 * @throws DeploymentError DEPLOY-105, DEPLOY-135
 */
export function collectionsIn(text: string, file: string): Uint8Array {
  const result = new peer.CollectionConfigPackage();
  result.setConfigList(
    read(text, file).map((collection) => {
      const members = new peer.CollectionPolicyConfig();
      members.setSignaturePolicy(signatureEnvelope(parsePolicy(collection.policy)));
      const config = new peer.StaticCollectionConfig();
      config.setName(collection.name);
      config.setMemberOrgsPolicy(members);
      config.setRequiredPeerCount(collection.requiredPeerCount);
      config.setMaximumPeerCount(collection.maxPeerCount);
      config.setBlockToLive(collection.blockToLive);
      config.setMemberOnlyRead(collection.memberOnlyRead);
      config.setMemberOnlyWrite(collection.memberOnlyWrite);
      const { signaturePolicy, channelConfigPolicy } = collection.endorsementPolicy ?? {};
      const policy = signaturePolicy ?? channelConfigPolicy;
      if (policy !== undefined)
        config.setEndorsementPolicy(applicationPolicy(isReference(policy) ? policy : parsePolicy(policy)));
      const wrapped = new peer.CollectionConfig();
      wrapped.setStaticCollectionConfig(config);
      return wrapped;
    }),
  );
  return result.serializeBinary();
}

function read(text: string, file: string): v.InferOutput<typeof Collection>[] {
  const fail = (problem: string) => deploymentFail(deploymentErrors.badCollections, { file, problem });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw fail((error as Error).message);
  }
  const checked = v.safeParse(v.array(Collection), content);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  throw fail(`${v.getDotPath(issue) ?? '$'}: ${issue.message}`);
}
