import { common } from '@hyperledger/fabric-protos';
import { authoritiesIn, groupIn } from './read';

const { Rule } = common.ImplicitMetaPolicy;

/**
 * How many authorities must approve a chaincode definition: the channel's LifecycleEndorsement policy; where that is no
 * rule over all authorities, a majority (Fabric's own default).
 */
export function approvalsNeeded(config: common.Config): number {
  const many = authoritiesIn(config).length;
  const policy = groupIn(config, 'Application').getPoliciesMap().get('LifecycleEndorsement')?.getPolicy();
  const majority = Math.floor(many / 2) + 1;
  if (policy?.getType() !== common.Policy.PolicyType.IMPLICIT_META) return majority;
  const rule = common.ImplicitMetaPolicy.deserializeBinary(policy.getValue_asU8()).getRule();
  return rule === Rule.ALL ? many : rule === Rule.ANY ? 1 : majority;
}
