import type { common } from '@hyperledger/fabric-protos';
import type { Identity } from '../identity/identity';
import { matcher, type Matcher } from './principal';

/** Says whether identities, whose signatures were checked, satisfy a policy. */
export type Evaluator = (identities: readonly Identity[]) => boolean;

/** Marks in `used` the identities it needed; what a rule that fails has marked does not count. */
type Rule = (identities: readonly Identity[], used: boolean[]) => boolean;

/** The policy names a principal that is not in its list, or an unknown kind of rule. */
class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/**
 * Compiles a signature policy with Fabric's semantics (`common/cauthdsl`): from left to right and greedy, each identity
 * satisfies one principal at most, and a gate goes on to its last rule even when it has enough. So `AND(OR('A.peer',
 * 'B.peer'), 'B.peer')` is never satisfied by one peer of each, as on a real network.
 * @throws PolicyError
 */
export function compile(
  policy: common.SignaturePolicyEnvelope,
  read: (serialized: Uint8Array) => Identity | undefined,
): Evaluator {
  if (policy.getVersion() !== 0) throw new PolicyError(`policy version ${policy.getVersion()} is not understood`);
  const principals = policy.getIdentitiesList().map((principal) => matcher(principal, read));
  const root = compileRule(policy.getRule(), principals);
  return (identities) => {
    const distinct = deduplicate(identities);
    return root(distinct, new Array<boolean>(distinct.length).fill(false));
  };
}

function deduplicate(identities: readonly Identity[]): readonly Identity[] {
  const known = new Set<string>();
  return identities.filter(({ msp, fingerprint }) => {
    const key = msp + fingerprint;
    return !known.has(key) && known.add(key);
  });
}

function compileRule(rule: common.SignaturePolicy | undefined, principals: readonly Matcher[]): Rule {
  if (rule?.hasSignedBy()) return signedByRule(rule.getSignedBy(), principals);
  const gate = rule?.getNOutOf();
  if (!gate) throw new PolicyError('the policy has an empty element');
  const needed = gate.getN();
  const rules = gate.getRulesList().map((inner) => compileRule(inner, principals));
  return (identities, used) => {
    let satisfied = 0;
    for (const inner of rules) {
      const attempt = [...used];
      if (!inner(identities, attempt)) continue;
      satisfied++;
      attempt.forEach((value, index) => (used[index] = value));
    }
    return satisfied >= needed;
  };
}

function signedByRule(index: number, principals: readonly Matcher[]): Rule {
  const principal = principals[index];
  if (!principal) throw new PolicyError(`identity index ${index} out of range, there are ${principals.length}`);
  return (identities, used) => {
    const found = identities.findIndex((identity, position) => !used[position] && principal(identity));
    if (found >= 0) used[found] = true;
    return found >= 0;
  };
}
