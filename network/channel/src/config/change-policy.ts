/** Who may change an element of a configuration (Fabric: `policyForItem`, `policies.ManagerImpl`). */
import { common } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import { threshold } from '../policy/configured-policy';
import { entries, isName, root, type Element } from './elements';

/** What a policy is asked with: the configuration that it stands in, and who has signed. */
export interface Asked {
  readonly channel: common.ConfigGroup;
  readonly trust: Pick<Trust, 'satisfies'>;
  /** Identities whose signatures were checked. */
  readonly signers: readonly Uint8Array[];
}

/** Fabric: `validateModPolicy`. */
export const isReference = (policy: string): boolean => policy.replace(/^\//, '').split('/').every(isName);

/**
 * Whether they satisfy the policy of change of an element; undefined where the configuration has no such policy.
 * @param element of the configuration, as it stands before the change
 */
export function mayChange({ path, name, kind, content }: Element, asked: Asked): boolean | undefined {
  const reference = content.getModPolicy();
  const absolute = `/${root}`;
  // A reference without a slash is looked for where the element stands, of a group in itself.
  const here = path.length === 0 ? [] : [...path.slice(1), ...(kind === 'group' ? [name] : [])];
  const from = reference.startsWith('/') ? [] : here;
  if (reference.startsWith('/') && !reference.startsWith(absolute)) return undefined;
  const relative = reference.startsWith('/') ? reference.slice(absolute.length + 1) : reference;
  const group = groupAt(asked.channel, from);
  return group && isSatisfied(group, relative, asked);
}

const groupAt = (channel: common.ConfigGroup, path: readonly string[]): common.ConfigGroup | undefined =>
  path.reduce<common.ConfigGroup | undefined>((group, name) => group?.getGroupsMap().get(name), channel);

/**
 * Each policy below is asked by itself with all who signed: one person may count in several groups.
 * @returns undefined where there is no such policy
 */
function isSatisfied(group: common.ConfigGroup, reference: string, asked: Asked): boolean | undefined {
  const path = reference.split('/');
  const name = path.pop() ?? '';
  const at = groupAt(group, path);
  const policy = at?.getPoliciesMap().get(name)?.getPolicy();
  const { IMPLICIT_META, SIGNATURE } = common.Policy.PolicyType;
  if (!at || !policy) return undefined;
  const { trust, signers } = asked;
  if (policy.getType() === SIGNATURE)
    return trust.satisfies(common.SignaturePolicyEnvelope.deserializeBinary(policy.getValue_asU8()), signers);
  if (policy.getType() !== IMPLICIT_META) return undefined;
  const meta = common.ImplicitMetaPolicy.deserializeBinary(policy.getValue_asU8());
  const below = entries(at.getGroupsMap());
  const satisfied = below.filter(([, each]) => isSatisfied(each, meta.getSubPolicy(), asked) === true);
  return satisfied.length >= threshold(meta.getRule(), below.length);
}
