import { type common, type msp } from '@hyperledger/fabric-protos';
import { configuredPolicy } from './configured-policy';
import { envelope, outOf, signedBy } from './language';
import { type RoleName, rolePrincipal } from './principal';

/** How many of the authorities an implicit meta policy wants. */
type Quorum = 'ANY' | 'MAJORITY' | 'ALL';

const application = {
  Readers: ['ANY', 'member'],
  Writers: ['ANY', 'member'],
  Admins: ['MAJORITY', 'admin'],
  Endorsement: ['MAJORITY', 'peer'],
  LifecycleEndorsement: ['MAJORITY', 'peer'],
} as const satisfies Readonly<Record<string, readonly [Quorum, RoleName]>>;

const channelWide = new Set(['Readers', 'Writers', 'Admins']);

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

/** Threshold of an implicit meta policy over so many authorities (Fabric: `policies.NewImplicitMetaPolicy`). */
export function threshold(quorum: Quorum, members: number): number {
  if (members === 0) return 0;
  return quorum === 'ANY' ? 1 : quorum === 'ALL' ? members : Math.floor(members / 2) + 1;
}

/** The signature policy "so many of these authorities, one signature in this role each". */
export function signedByAuthorities(
  quorum: Quorum,
  role: RoleName,
  authorities: readonly string[],
): common.SignaturePolicyEnvelope {
  const identities: msp.MSPPrincipal[] = authorities.toSorted().map((id) => rolePrincipal(id, role));
  const rules = identities.map((_, index) => signedBy(index));
  return envelope(outOf(threshold(quorum, authorities.length), rules), identities);
}

/** Resolves the references of a channel's policies to signature policies. */
export class ChannelPolicies {
  readonly #authorities: readonly string[];
  readonly #orderers: readonly string[];
  readonly #channel: common.ConfigGroup | undefined;
  readonly #known = new Map<string, common.SignaturePolicyEnvelope | undefined>();

  /** The channel's configuration; or MSP ids of the authorities, and those of the organisations that run orderers. */
  constructor(channel: common.ConfigGroup | readonly string[], orderers: readonly string[] = []) {
    this.#channel = 'getGroupsMap' in channel ? channel : undefined;
    this.#authorities = 'getGroupsMap' in channel ? [] : channel;
    this.#orderers = orderers;
  }

  /** For example `/Channel/Application/Endorsement`, `/Channel/Application/<MSP id>/Endorsement`, `/Channel/Writers`. */
  find(reference: string): common.SignaturePolicyEnvelope | undefined {
    if (!this.#known.has(reference)) this.#known.set(reference, this.#resolve(reference));
    return this.#known.get(reference);
  }

  #resolve(reference: string): common.SignaturePolicyEnvelope | undefined {
    if (this.#channel) return configuredPolicy(this.#channel, reference);
    const path = reference.split('/');
    const name = path.pop() ?? '';
    if (path.join('/') === '/Channel')
      return channelWide.has(name) ? this.#of(name, [...this.#authorities, ...this.#orderers]) : undefined;
    if (path.join('/') === '/Channel/Application') return this.#of(name, this.#authorities);
    const authority = path.length === 4 && path.slice(0, 3).join('/') === '/Channel/Application' ? path[3] : undefined;
    if (authority === undefined || !this.#authorities.includes(authority)) return undefined;
    return this.#of(name, [authority]);
  }

  #of(name: string, members: readonly string[]): common.SignaturePolicyEnvelope | undefined {
    if (!isKey(application, name)) return undefined;
    const [quorum, role] = application[name];
    return signedByAuthorities(quorum, role, members);
  }
}
