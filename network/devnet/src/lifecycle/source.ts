import { peer } from '@hyperledger/fabric-protos';

const { ChaincodeSource } = peer.lifecycle;

/** Where an authority has a chaincode from, as its approval says it. An empty package id: it does not run it. */
export function packageSource(packageId: string): peer.lifecycle.ChaincodeSource {
  const source = new ChaincodeSource();
  if (packageId === '') {
    source.setUnavailable(new ChaincodeSource.Unavailable());
    return source;
  }
  const local = new ChaincodeSource.Local();
  local.setPackageId(packageId);
  source.setLocalPackage(local);
  return source;
}
