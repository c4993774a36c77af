/** An authority takes certificates back at Fabric's own doors: by a revocation list in its MSP. */
import { X509Certificate } from 'node:crypto';
import { msp, type common } from '@hyperledger/fabric-protos';
import type { Text } from '@oneplusn/errors';
import { valueOf } from '../channel/describe';
import { mspIn } from '../channel/members';
import { groupIn } from '../channel/read';
import { readRevocations, type RevocationList } from '../channel/revocations';
import { deploymentFail } from '../errors/error';
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
  member.setRevocationListList([...kept.filter((each) => !soundUnder(signer, each)), bytes]);
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

function problemOf(bytes: Uint8Array, signer: string | undefined, { certificate }: Administrator): Text | undefined {
  const { flaw, revoked } = readRevocations(bytes, signer === undefined ? [] : [signer]);
  const own = new X509Certificate(certificate).serialNumber;
  if (flaw === 'unreadable') return { zh: '不是吊销列表 (CRL)', en: 'it is no revocation list (CRL)' };
  if (flaw === 'keyless')
    return {
      zh: '未写明 CA 的密钥标识 (Authority Key Identifier): Fabric 会因此拒绝本机构的一切证书',
      en: 'it does not name the key of its CA (Authority Key Identifier): Fabric would refuse every certificate of the authority',
    };
  if (flaw === 'foreign') return { zh: '不是由本机构的 CA 签发', en: 'no CA of the authority has signed it' };
  if (revoked.includes(own.replace(/^(00)+(?=..)/, '')))
    return {
      zh: '其中有签署更新的管理员自己的证书: 请由另一名管理员吊销它',
      en: 'it names the administrator who signs the update: have another administrator revoke that one',
    };
  return undefined;
}
