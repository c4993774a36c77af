/** Signature policies in Fabric's policy language: `OutOf(2,'GD.peer','ZJ.peer')`, `AND(…)`, `OR(…)`. */
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { problemWith, shownSource, type Problem } from '@oneplusn/errors';
import { deploymentFail } from '../errors/error';
import { deploymentProblems as wrong } from '../errors/problems';
import { deploymentErrors } from '../errors/table';

/** A policy: so many of its parts, each an authority's role or a policy itself. */
export type Policy = Principal | { readonly count: number; readonly of: readonly Policy[] };

/** A policy of the channel's configuration, by its path: `/Channel/Application/Endorsement`. */
export type PolicyReference = `/${string}`;

interface Principal {
  readonly msp: string;
  readonly role: Role;
}

const roles = {
  member: msp.MSPRole.MSPRoleType.MEMBER,
  admin: msp.MSPRole.MSPRoleType.ADMIN,
  client: msp.MSPRole.MSPRoleType.CLIENT,
  peer: msp.MSPRole.MSPRoleType.PEER,
  orderer: msp.MSPRole.MSPRoleType.ORDERER,
} as const;
type Role = keyof typeof roles;

/** So many of these authorities, each by a peer: what the foundation asks for. In order, so that all write the same. */
export function ofAll(count: number, authorities: readonly string[]): Policy {
  return { count, of: [...authorities].sort().map((authority) => ({ msp: authority, role: 'peer' })) };
}

/** Whether a text names a policy of the channel. */
export function isReference(text: string): text is PolicyReference {
  return text.startsWith('/');
}

/**
 * Reads a signature policy as Fabric's tools write it: `OutOf(2, 'GD.peer', 'ZJ.peer')`.
 * @throws DeploymentError DEPLOY-105
 */
export function parsePolicy(text: string): Policy {
  const tokens = text.match(/'[^']*'|[A-Za-z]+|\d+|[(),]|\S/g) ?? [];
  const fail = (problem: Problem) => deploymentFail(deploymentErrors.badPolicy, { policy: shownSource(text), problem });
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at++];
    if (token === undefined) throw fail(problemWith(wrong.policyEnds));
    if (wanted !== undefined && token !== wanted)
      throw fail(problemWith(wrong.policyExpects, { wanted, found: shownSource(token) }));
    return token;
  };
  const part = (): Policy => {
    const token = take();
    if (token.startsWith("'")) return principal(token.slice(1, -1), fail);
    const gate = token.toLowerCase();
    if (!['and', 'or', 'outof'].includes(gate)) throw fail(problemWith(wrong.policyGate, { gate: shownSource(token) }));
    take('(');
    const count = gate === 'outof' ? Number(take()) : undefined;
    if (count !== undefined) take(',');
    const of = [part()];
    while (tokens[at] === ',') {
      at += 1;
      of.push(part());
    }
    take(')');
    const needed = count ?? (gate === 'and' ? of.length : 1);
    if (!Number.isInteger(needed) || needed < 1 || needed > of.length)
      throw fail(problemWith(wrong.policyCount, { count: needed, parts: of.length }));
    return { count: needed, of };
  };
  const policy = part();
  if (at < tokens.length) throw fail(problemWith(wrong.policyGoesOn, { found: shownSource(String(tokens[at])) }));
  return policy;
}

function principal(text: string, fail: (problem: Problem) => Error): Principal {
  const dot = text.lastIndexOf('.');
  const role = text.slice(dot + 1).toLowerCase();
  if (dot < 1 || !isRole(role)) throw fail(problemWith(wrong.policyPrincipal, { given: shownSource(text) }));
  return { msp: text.slice(0, dot), role };
}

const isRole = (word: string): word is Role => Object.hasOwn(roles, word);

/** The policy as its text. */
export function policyText(policy: Policy | PolicyReference): string {
  if (typeof policy === 'string') return policy;
  if ('msp' in policy) return `'${policy.msp}.${policy.role}'`;
  return `OutOf(${[policy.count, ...policy.of.map(policyText)].join(',')})`;
}

/** The same for policies that ask for the same, whatever the order of their parts. */
export function policyKey(policy: Policy | PolicyReference): string {
  if (typeof policy === 'string') return policy;
  if ('msp' in policy) return policyText(policy);
  return `OutOf(${[policy.count, ...policy.of.map(policyKey).sort()].join(',')})`;
}

/** As a chaincode definition holds it. */
export function policyBytes(policy: Policy | PolicyReference): Uint8Array {
  return applicationPolicy(policy).serializeBinary();
}

/** As a definition and its collections hold it. */
export function applicationPolicy(policy: Policy | PolicyReference): peer.ApplicationPolicy {
  const application = new peer.ApplicationPolicy();
  if (typeof policy === 'string') application.setChannelConfigPolicyReference(policy);
  else application.setSignaturePolicy(signatureEnvelope(policy));
  return application;
}

/** As a channel's configuration holds it. */
export function signatureEnvelope(policy: Policy): common.SignaturePolicyEnvelope {
  const principals: Principal[] = [];
  const envelope = new common.SignaturePolicyEnvelope();
  envelope.setRule(ruleOf(policy, principals));
  envelope.setIdentitiesList(principals.map(principalMessage));
  return envelope;
}

function ruleOf(policy: Policy, principals: Principal[]): common.SignaturePolicy {
  const rule = new common.SignaturePolicy();
  if ('msp' in policy) {
    const known = principals.findIndex(({ msp: id, role }) => id === policy.msp && role === policy.role);
    rule.setSignedBy(known >= 0 ? known : principals.push(policy) - 1);
    return rule;
  }
  const gate = new common.SignaturePolicy.NOutOf();
  gate.setN(policy.count);
  gate.setRulesList(policy.of.map((part) => ruleOf(part, principals)));
  rule.setNOutOf(gate);
  return rule;
}

function principalMessage({ msp: id, role }: Principal): msp.MSPPrincipal {
  const named = new msp.MSPRole();
  named.setMspIdentifier(id);
  named.setRole(roles[role]);
  const principalOf = new msp.MSPPrincipal();
  principalOf.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
  principalOf.setPrincipal(named.serializeBinary());
  return principalOf;
}

/** Reads a signature policy; undefined where it names anything but roles. */
export function readEnvelope(envelope: common.SignaturePolicyEnvelope): Policy | undefined {
  const principals = envelope.getIdentitiesList().map((each): Principal | undefined => {
    if (each.getPrincipalClassification() !== msp.MSPPrincipal.Classification.ROLE) return undefined;
    const named = msp.MSPRole.deserializeBinary(each.getPrincipal_asU8());
    const role = (Object.keys(roles) as Role[]).find((word) => roles[word] === named.getRole());
    return role && { msp: named.getMspIdentifier(), role };
  });
  const read = (rule: common.SignaturePolicy | undefined): Policy | undefined => {
    const gate = rule?.getNOutOf();
    if (!gate) return principals[rule?.getSignedBy() ?? -1];
    const of = gate.getRulesList().map(read);
    return of.every((part) => part !== undefined) ? { count: gate.getN(), of } : undefined;
  };
  return read(envelope.getRule());
}

/** What a chaincode definition asks for: its own policy, or the name of one of the channel's. */
export function readPolicy(bytes: Uint8Array): Policy | string {
  const application = peer.ApplicationPolicy.deserializeBinary(bytes);
  const envelope = application.getSignaturePolicy();
  return (envelope && readEnvelope(envelope)) ?? application.getChannelConfigPolicyReference();
}
