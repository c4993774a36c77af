/** An authority takes certificates back at Fabric's own doors: by a revocation list in its MSP. */
import { X509Certificate } from 'node:crypto';
import { msp, type common } from '@hyperledger/fabric-protos';
import { problemWith, type Problem } from '@oneplusn/errors';
import { valueOf } from '../channel/describe';
import { mspIn } from '../channel/members';
import { groupIn } from '../channel/read';
import { readRevocations, type RevocationList } from '../channel/revocations';
import { deploymentFail } from '../errors/error';
import { deploymentProblems } from '../errors/problems';
import { deploymentErrors } from '../errors/table';
import type { Administrator } from '../peer/party';
import { valueOfMember } from './update';

/** Makes a list. @param earlier serial numbers on the one that it replaces, which it has to name again */
export type MakeList = (earlier: readonly string[]) => string | Uint8Array;

/**
 * The update that puts a revocation list into the caller's MSP, in the place of its CA's earlier one.
 * @param ca the certificate of the CA that signs it, PEM, where it is known before the list is made
 * @throws DeploymentError DEPLOY-106, DEPLOY-141 where Fabric would pass the list over, or take nobody any more
 */
export function revocationOf(
  config: common.Config,
  channel: string,
  caller: Administrator,
  { ca, makeList }: { readonly ca?: string; readonly makeList: MakeList },
): common.ConfigUpdate {
  const group = groupIn(config, 'Application').getGroupsMap().get(caller.msp);
  if (!group) throw deploymentFail(deploymentErrors.notAMember, { msp: caller.msp, channel });
  const member = mspIn(group);
  const kept = member.getRevocationListList_asU8();
  const made = makeList(ca === undefined ? [] : kept.flatMap((bytes) => soundUnder(ca, bytes)?.revoked ?? []));
  const bytes = Buffer.from(made);
  const signer = authoritiesOf(member).find((each) => soundUnder(each, bytes));
  const problem = problemOf(bytes, signer, caller);
  if (problem || signer === undefined)
    throw deploymentFail(deploymentErrors.badRevocations, { problem: problem ?? '' });
  const others = kept.filter((each) => signer === undefined || !soundUnder(signer, each));
  member.setRevocationListList([...others, bytes]);
  const value = msp.MSPConfig.deserializeBinary(valueOf(group, 'MSP'));
  value.setConfig(member.serializeBinary());
  return valueOfMember(config, channel, caller.msp, 'MSP', value.serializeBinary());
}

const authoritiesOf = (member: msp.FabricMSPConfig): string[] =>
  [...member.getRootCertsList_asU8(), ...member.getIntermediateCertsList_asU8()].map((bytes) =>
    Buffer.from(bytes).toString('utf8'),
  );

function soundUnder(ca: string, bytes: Uint8Array): RevocationList | undefined {
  const list = readRevocations(bytes, [ca]);
  return list.flaw === undefined ? list : undefined;
}

const flaws = {
  unreadable: deploymentProblems.noList,
  keyless: deploymentProblems.listKeyless,
  foreign: deploymentProblems.listForeign,
};

function problemOf(bytes: Uint8Array, signer: string | undefined, { certificate }: Administrator): Problem | undefined {
  const { flaw, revoked } = readRevocations(bytes, signer === undefined ? [] : [signer]);
  if (flaw) return problemWith(flaws[flaw]);
  const own = new X509Certificate(certificate).serialNumber.replace(/^(00)+(?=..)/, '');
  return revoked.includes(own) ? problemWith(deploymentProblems.listOfSigner) : undefined;
}
