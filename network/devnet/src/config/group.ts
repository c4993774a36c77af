import { common } from '@hyperledger/fabric-protos';
import { signedAs, type RoleName } from '@oneplusn/channel';

/** A message that stands in a configuration. */
interface Value {
  serializeBinary(): Uint8Array;
}

/** What a group of the configuration holds, by name. Whatever changes it needs the group's admins. */
export interface GroupContent {
  readonly values: Readonly<Record<string, Value>>;
  readonly policies: Readonly<Record<string, common.Policy>>;
  readonly groups?: Readonly<Record<string, common.ConfigGroup>>;
}

const changedBy = 'Admins';

/** A group of a channel's configuration (Fabric documentation, "Channel configuration, anatomy"). */
export function group({ values, policies, groups = {} }: GroupContent): common.ConfigGroup {
  const made = new common.ConfigGroup();
  made.setModPolicy(changedBy);
  for (const [name, message] of Object.entries(values)) {
    const value = new common.ConfigValue();
    value.setValue(message.serializeBinary());
    value.setModPolicy(changedBy);
    made.getValuesMap().set(name, value);
  }
  for (const [name, rule] of Object.entries(policies)) {
    const policy = new common.ConfigPolicy();
    policy.setPolicy(rule);
    policy.setModPolicy(changedBy);
    made.getPoliciesMap().set(name, policy);
  }
  for (const [name, inner] of Object.entries(groups)) made.getGroupsMap().set(name, inner);
  return made;
}

/** The policy "so many of the groups below say yes to this policy of theirs". */
export function implicit(quorum: 'ANY' | 'MAJORITY' | 'ALL', below: string): common.Policy {
  const meta = new common.ImplicitMetaPolicy();
  meta.setRule(common.ImplicitMetaPolicy.Rule[quorum]);
  meta.setSubPolicy(below);
  return policy(common.Policy.PolicyType.IMPLICIT_META, meta);
}

/** The policy "one signature of the organisation in this role". */
export const signature = (organization: string, role: RoleName): common.Policy =>
  signatures(signedAs(organization, role));

export const signatures = (rule: common.SignaturePolicyEnvelope): common.Policy =>
  policy(common.Policy.PolicyType.SIGNATURE, rule);

function policy(type: common.Policy.PolicyTypeMap[keyof common.Policy.PolicyTypeMap], rule: Value): common.Policy {
  const made = new common.Policy();
  made.setType(type);
  made.setValue(rule.serializeBinary());
  return made;
}

/** What the software must be able to do, to take part. */
export function capabilities(name: string): common.Capabilities {
  const made = new common.Capabilities();
  made.getCapabilitiesMap().set(name, new common.Capability());
  return made;
}

/** Readers, Writers and Admins of a group that has others below it. */
export const access = () => ({
  Readers: implicit('ANY', 'Readers'),
  Writers: implicit('ANY', 'Writers'),
  Admins: implicit('MAJORITY', 'Admins'),
});
