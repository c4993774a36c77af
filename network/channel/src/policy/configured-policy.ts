import { common, type msp } from '@hyperledger/fabric-protos';
import { envelope, outOf, signedBy } from './language';

const { ImplicitMetaPolicy, Policy } = common;

/**
 * A policy of a channel's configuration as a signature policy; undefined where there is none.
 * @param reference For example `/Channel/Application/Endorsement`, `/Channel/Application/<MSP id>/Endorsement`,
 * `/Channel/Writers`.
 */
export function configuredPolicy(
  channel: common.ConfigGroup,
  reference: string,
): common.SignaturePolicyEnvelope | undefined {
  const [nothing, root, ...path] = reference.split('/');
  const name = path.pop();
  if (nothing !== '' || root !== 'Channel' || name === undefined) return undefined;
  let group: common.ConfigGroup | undefined = channel;
  for (const part of path) group = group?.getGroupsMap().get(part);
  return group && policyIn(group, name);
}

function policyIn(group: common.ConfigGroup, name: string): common.SignaturePolicyEnvelope | undefined {
  const policy = group.getPoliciesMap().get(name)?.getPolicy();
  if (policy?.getType() === Policy.PolicyType.SIGNATURE)
    return common.SignaturePolicyEnvelope.deserializeBinary(policy.getValue_asU8());
  if (policy?.getType() !== Policy.PolicyType.IMPLICIT_META) return undefined;
  const meta = ImplicitMetaPolicy.deserializeBinary(policy.getValue_asU8());
  const below = [...group.getGroupsMap().entries()].sort(([left], [right]) => (left < right ? -1 : 1));
  return combined(
    meta.getRule(),
    below.map(([, each]) => policyIn(each, meta.getSubPolicy()) ?? nobody()),
  );
}

/** What a group without such a policy says: no (Fabric: `policies.rejectPolicy`). */
const nobody = (): common.SignaturePolicyEnvelope => envelope(outOf(1, []), []);

/**
 * An implicit meta policy as one signature policy. That an identity counts for one principal alone makes no difference:
 * principals of different groups name different organisations.
 */
function combined(
  rule: common.ImplicitMetaPolicy.RuleMap[keyof common.ImplicitMetaPolicy.RuleMap],
  policies: readonly common.SignaturePolicyEnvelope[],
): common.SignaturePolicyEnvelope {
  const identities: msp.MSPPrincipal[] = [];
  const rules = policies.flatMap((policy) => {
    const moved = policy.getRule() && shifted(policy.getRule(), identities.length);
    identities.push(...policy.getIdentitiesList());
    return moved ?? [];
  });
  return envelope(outOf(threshold(rule, policies.length), rules), identities);
}

/** Fabric: `policies.NewImplicitMetaPolicy`. */
export function threshold(rule: number, members: number): number {
  const { ANY, ALL } = ImplicitMetaPolicy.Rule;
  if (members === 0) return 0;
  return rule === ANY ? 1 : rule === ALL ? members : Math.floor(members / 2) + 1;
}

/** The rule for principals that begin at another number. "One of one" is that one. */
function shifted(rule: common.SignaturePolicy | undefined, by: number): common.SignaturePolicy {
  const gate = rule?.getNOutOf();
  if (!gate) return signedBy((rule?.getSignedBy() ?? 0) + by);
  const rules = gate.getRulesList().map((inner) => shifted(inner, by));
  const [only] = rules;
  return only && rules.length === 1 && gate.getN() === 1 ? only : outOf(gate.getN(), rules);
}
