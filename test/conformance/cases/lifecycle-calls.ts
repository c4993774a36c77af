import { common, msp, peer } from '@hyperledger/fabric-protos';
import { commit, endorse, evaluate, type Call, type Caller, type Organization, type Step } from '../case';

const { lifecycle } = peer;
type Options = Partial<Omit<Call, 'operations'>>;

/** What is approved and committed. */
export interface Definition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  readonly init?: boolean;
  /** A signature policy, or the name of one of the channel's. */
  readonly policy?: string | common.SignaturePolicyEnvelope;
  readonly collections?: readonly peer.StaticCollectionConfig[];
  /** Default: one that no peer has; empty: none. */
  readonly package?: string;
}

export const adminOf = (org: Organization): Caller =>
  org === 'Org1MSP' ? 'admin' : org === 'Org2MSP' ? 'admin2' : 'admin3';

/** Arguments of a function of `_lifecycle`. */
export const raw = (name: string, args: { serializeBinary(): Uint8Array }) =>
  ({ chaincode: '_lifecycle', raw: [name, args.serializeBinary()] }) as const;

/** The policy "so many of these organisations". */
export function signed(count: number, ...organizations: string[]): common.SignaturePolicyEnvelope {
  const gate = new common.SignaturePolicy.NOutOf();
  gate.setN(count);
  const policy = new common.SignaturePolicyEnvelope();
  organizations.forEach((id, index) => {
    const role = new msp.MSPRole();
    role.setMspIdentifier(id);
    role.setRole(msp.MSPRole.MSPRoleType.MEMBER);
    const principal = new msp.MSPPrincipal();
    principal.setPrincipal(role.serializeBinary());
    policy.addIdentities(principal);
    const one = new common.SignaturePolicy();
    one.setSignedBy(index);
    gate.addRules(one);
  });
  const rule = new common.SignaturePolicy();
  rule.setNOutOf(gate);
  policy.setRule(rule);
  return policy;
}

export function collection({
  name = 'some',
  members = [1, 'Org1MSP', 'Org2MSP'] as readonly [number, ...string[]] | null,
  required = 0,
  maximum = 1,
  live = 0,
}): peer.StaticCollectionConfig {
  const config = new peer.StaticCollectionConfig();
  config.setName(name);
  config.setRequiredPeerCount(required);
  config.setMaximumPeerCount(maximum);
  config.setBlockToLive(live);
  if (!members) return config;
  const policy = new peer.CollectionPolicyConfig();
  policy.setSignaturePolicy(signed(...members));
  config.setMemberOrgsPolicy(policy);
  return config;
}

interface Terms {
  setName(name: string): void;
  setVersion(version: string): void;
  setSequence(sequence: number): void;
  setInitRequired(required: boolean): void;
  setValidationParameter(parameter: Uint8Array): void;
  setCollections(collections?: peer.CollectionConfigPackage): void;
}

function fill<T extends Terms>(args: T, { name, version, sequence, init = false, policy, collections }: Definition): T {
  args.setName(name);
  args.setVersion(version);
  args.setSequence(sequence);
  args.setInitRequired(init);
  if (policy !== undefined) {
    const parameter = new peer.ApplicationPolicy();
    if (typeof policy === 'string') parameter.setChannelConfigPolicyReference(policy);
    else parameter.setSignaturePolicy(policy);
    args.setValidationParameter(parameter.serializeBinary());
  }
  if (collections) {
    const all = new peer.CollectionConfigPackage();
    all.setConfigList(
      collections.map((each) => {
        const config = new peer.CollectionConfig();
        config.setStaticCollectionConfig(each);
        return config;
      }),
    );
    args.setCollections(all);
  }
  return args;
}

/** Has an approval endorsed by the authority's own peer. */
export function approval(as: string, org: Organization, cc: Definition, options: Options = {}): Step {
  const args = fill(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), cc);
  const source = new lifecycle.ChaincodeSource();
  const local = new lifecycle.ChaincodeSource.Local();
  local.setPackageId(cc.package ?? 'nowhere:1');
  if (cc.package === '') source.setUnavailable(new lifecycle.ChaincodeSource.Unavailable());
  else source.setLocalPackage(local);
  args.setSource(source);
  const by = adminOf(org);
  return endorse(as, [], {
    by,
    at: org,
    endorsers: [org],
    ...raw('ApproveChaincodeDefinitionForMyOrg', args),
    ...options,
  });
}

export const approve = (as: string, org: Organization, cc: Definition): Step[] => [
  approval(as, org, cc),
  ...commit(as),
];

/** Has a commit endorsed, by Org1 and Org2 unless others are named. */
export function committing(as: string, cc: Definition, options: Options): Step {
  const args = fill(new lifecycle.CommitChaincodeDefinitionArgs(), cc);
  const endorsers = ['Org1MSP', 'Org2MSP'];
  return endorse(as, [], { by: 'admin', endorsers, ...raw('CommitChaincodeDefinition', args), ...options });
}

export const commitment = (as: string, cc: Definition): Step[] => [committing(as, cc, {}), ...commit(as)];

/** Results with maps in them come in another order each time: they are shown as objects. */
const shown = (type: { deserializeBinary(bytes: Uint8Array): { toObject(): unknown } }) => (bytes: Uint8Array) =>
  sorted(type.deserializeBinary(bytes).toObject());

function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sorted(each)]));
  }
  const items = value.map(sorted);
  const isMap = items.every((item) => Array.isArray(item) && item.length === 2);
  return isMap ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : items;
}

/** Queries. */
export const look = {
  readiness: (cc: Definition, options: Options = {}): Step => {
    const args = fill(new lifecycle.CheckCommitReadinessArgs(), cc);
    const decode = shown(lifecycle.CheckCommitReadinessResult);
    return evaluate([], { endorsers: ['Org1MSP'], ...raw('CheckCommitReadiness', args), decode, ...options });
  },
  committed: ({ name }: Definition, options: Options = {}): Step => {
    const args = new lifecycle.QueryChaincodeDefinitionArgs();
    args.setName(name);
    const decode = shown(lifecycle.QueryChaincodeDefinitionResult);
    return evaluate([], { endorsers: ['Org1MSP'], ...raw('QueryChaincodeDefinition', args), decode, ...options });
  },
  approved: ({ name, sequence }: Definition, org: Organization, options: Options = {}): Step => {
    const args = new lifecycle.QueryApprovedChaincodeDefinitionArgs();
    args.setName(name);
    args.setSequence(sequence);
    const decode = shown(lifecycle.QueryApprovedChaincodeDefinitionResult);
    const own = { by: adminOf(org), at: org, endorsers: [org], decode };
    return evaluate([], { ...own, ...raw('QueryApprovedChaincodeDefinition', args), ...options });
  },
};
