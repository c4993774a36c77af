/** What an authority asks for, and the definition that follows from it and from what is on the channel. */
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import type { Definition } from '../lifecycle/definition';
import type { ReadPackage } from '../package/package';
import {
  ofAll,
  policyBytes,
  policyKey,
  policyText,
  readPolicy,
  type Policy,
  type PolicyReference,
} from '../policy/signature';
import { isOlder } from './version';

/** A definition of the chaincode as an authority wants it. */
export interface Order {
  readonly package: ReadPackage;
  /** The chaincode's name in the connection profile. */
  readonly name: string;
  /** Who governs, by the connection profile; absent for a chaincode that has no such thing. */
  readonly committee?: string;
  /** Who governs by the ledger itself, where it could be asked. */
  readonly governs?: string;
  /** How many authorities must sign. */
  readonly signatures: number;
  /**
   * The endorsement policy; `all`: so many (`signatures`) of all authorities of the channel. Where not given, it is
   * `all` for the first definition and stays as it is for later ones.
   */
  readonly policy?: Policy | PolicyReference | 'all';
  /** Private data collections (a `CollectionConfigPackage`); where not given, those that are there stay. */
  readonly collections?: Uint8Array;
  /** Whether a committed definition may be followed by another; `any`: also whether there is one. */
  readonly upgrade: boolean | 'any';
}

/**
 * The definition to bring onto the channel: the committed one where it is the same.
 * @param authorities of the channel
 * @throws DeploymentError DEPLOY-107 to DEPLOY-112
 */
export function definitionFor(order: Order, authorities: readonly string[], committed?: Definition): Definition {
  const { package: wanted, name, committee, signatures, upgrade, collections } = order;
  if (wanted.name !== name) throw deploymentFail(deploymentErrors.otherName, { found: wanted.name, wanted: name });
  for (const [made, found] of [
    [wanted.committee ?? committee, committee],
    [committee, order.governs ?? committee],
  ] as const)
    if (made !== found && made !== undefined && found !== undefined)
      throw deploymentFail(deploymentErrors.otherCommittee, { wanted: made, found });
  const policy = order.policy === 'all' ? ofAll(signatures, authorities) : order.policy;
  const { version } = wanted;
  if (!committed) {
    if (upgrade === true) throw deploymentFail(deploymentErrors.nothingToUpgrade, { name });
    const first = { name, version, sequence: 1, policy: policyBytes(policy ?? ofAll(signatures, authorities)) };
    return { ...first, ...(collections && { collections }) };
  }
  const { sequence } = committed;
  const same = policy === undefined || keyOf(committed.policy) === policyKey(policy);
  if (!upgrade) {
    if (committed.version !== version)
      throw deploymentFail(deploymentErrors.needsUpgrade, {
        name,
        found: committed.version,
        sequence,
        wanted: version,
      });
    if (!same)
      throw deploymentFail(deploymentErrors.otherPolicy, {
        ...{ name, found: textOf(committed.policy) },
        wanted: policyText(policy),
      });
    return committed;
  }
  if (isOlder(version, committed.version))
    throw deploymentFail(deploymentErrors.downgrade, { name, found: committed.version, wanted: version });
  const kept = collections === undefined || Buffer.compare(collections, committed.collections ?? Buffer.of()) === 0;
  if (committed.version === version && same && kept) return committed;
  return {
    ...committed,
    ...(collections && { collections }),
    ...{ version, sequence: sequence + 1 },
    policy: same ? committed.policy : policyBytes(policy),
  };
}

/** A stored policy as text; a channel's policy by its name. */
export function textOf(policy: Uint8Array): string {
  const read = readPolicy(policy);
  return typeof read === 'string' ? read : policyText(read);
}

function keyOf(policy: Uint8Array): string {
  const read = readPolicy(policy);
  return typeof read === 'string' ? read : policyKey(read);
}
