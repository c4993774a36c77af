import { packageOn } from '../../lifecycle/queries';
import { readPackage } from '../../package/package';
import type { PeerDoor } from '../../peer/door';
import { knock } from '../../peer/knock';
import type { CertificateFacts, Facts } from '../facts';
import { certificatesIn, factsOf } from './certificates';
import type { Sharing } from './shared';

/** The authority's own chaincode service, as the package tells where it is: how it is secured, and until when. */
export async function serviceFacts(
  door: PeerDoor,
  packageId: string | undefined,
  sharing: Sharing,
): Promise<{ readonly service?: Facts['service']; readonly certificates: readonly CertificateFacts[] }> {
  const bytes = packageId === undefined ? undefined : await packageOn(door, packageId);
  if (!bytes || packageId === undefined) return { certificates: [] };
  const { address, mutual, certificates } = await readPackage(bytes, packageId);
  const { open, certificate } = await knock(address);
  return {
    service: { address, packageId, mutual, open, ...(await sharing(address)) },
    certificates: [
      ...(certificate ? [factsOf(address, certificate)] : []),
      ...certificatesIn([{ of: packageId, pem: certificates }]),
    ],
  };
}
