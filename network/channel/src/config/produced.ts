/** Whether a configuration is what its elements come to, and nothing besides (Fabric: `configMapToConfig`). */
import type { common } from '@hyperledger/fabric-protos';
import { entries, keyOf, root, type Element, type Elements } from './elements';

/** @param elements those of the configuration before, with those that the update writes in their places */
export function isProducedBy(elements: Elements, claimed: common.ConfigGroup): boolean {
  // Channels of version 1.0 left policies of change out: who has this element has them set with any update.
  const isUpgraded = elements.has(keyOf('value', [root, 'Orderer'], 'Capabilities'));
  const policyOf = ({ content }: Element): string =>
    content.getModPolicy() === '' && isUpgraded ? 'Admins' : content.getModPolicy();
  const isGroup = (path: readonly string[], name: string, group: common.ConfigGroup): boolean => {
    const own = elements.get(keyOf('group', path, name));
    if (own?.kind !== 'group') return false;
    const within = [...path, name];
    return (
      isLike(own, group) &&
      isSame(own.content.getGroupsMap(), group.getGroupsMap(), (each, below) => isGroup(within, each, below)) &&
      isSame(own.content.getValuesMap(), group.getValuesMap(), (each, value) => {
        const found = elements.get(keyOf('value', within, each));
        return found?.kind === 'value' && isLike(found, value) && isEqual(found.content.getValue_asU8(), value);
      }) &&
      isSame(own.content.getPoliciesMap(), group.getPoliciesMap(), (each, policy) => {
        const found = elements.get(keyOf('policy', within, each));
        return found?.kind === 'policy' && isLike(found, policy) && isPolicy(found.content, policy);
      })
    );
  };
  const isLike = (own: Element, other: Versioned): boolean =>
    own.content.getVersion() === other.getVersion() && policyOf(own) === other.getModPolicy();
  return isGroup([], root, claimed);
}

interface Versioned {
  getVersion(): number;
  getModPolicy(): string;
}

const isEqual = (own: Uint8Array, value: { getValue_asU8(): Uint8Array }): boolean =>
  Buffer.from(own).equals(value.getValue_asU8());

function isPolicy(own: common.ConfigPolicy, other: common.ConfigPolicy): boolean {
  const [one, two] = [own.getPolicy(), other.getPolicy()];
  if (!one || !two) return one === two;
  return one.getType() === two.getType() && isEqual(one.getValue_asU8(), two);
}

/** Whether two maps have the same names, and each of the second is as it should be. */
function isSame<T>(
  own: Parameters<typeof entries<T>>[0],
  other: Parameters<typeof entries<T>>[0],
  isRight: (name: string, content: T) => boolean,
): boolean {
  const names = new Set(entries(own).map(([name]) => name));
  const all = entries(other);
  return all.length === names.size && all.every(([name, content]) => names.has(name) && isRight(name, content));
}
