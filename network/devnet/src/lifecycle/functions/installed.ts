import { peer } from '@hyperledger/fabric-protos';
import type { LifecycleCall, Message } from '../call';
import type { InstalledPackage } from '../packages';

const { GetInstalledChaincodePackageResult, InstallChaincodeResult } = peer.lifecycle;
const { QueryInstalledChaincodeResult, QueryInstalledChaincodesResult } = peer.lifecycle;

/** Puts a chaincode package onto the peer. */
export function install({ packages }: LifecycleCall, args: peer.lifecycle.InstallChaincodeArgs): Message {
  const { id, label } = packages.install(args.getChaincodeInstallPackage_asU8());
  const result = new InstallChaincodeResult();
  result.setPackageId(id);
  result.setLabel(label);
  return result;
}

/** One package of the peer, and what runs from it. */
export function queryInstalled({ packages }: LifecycleCall, args: peer.lifecycle.QueryInstalledChaincodeArgs): Message {
  const id = args.getPackageId();
  const found = packages.list().find((each) => each.id === id);
  if (!found) throw new Error(`could not find chaincode with package id '${id}'`);
  const result = new QueryInstalledChaincodeResult();
  result.setPackageId(found.id);
  result.setLabel(found.label);
  for (const [channel, chaincodes] of found.references) {
    const references = new QueryInstalledChaincodeResult.References();
    for (const { name, version } of chaincodes) {
      const chaincode = new QueryInstalledChaincodeResult.Chaincode();
      chaincode.setName(name);
      chaincode.setVersion(version);
      references.addChaincodes(chaincode);
    }
    result.getReferencesMap().set(channel, references);
  }
  return result;
}

/** All packages of the peer. */
export function queryAllInstalled({ packages }: LifecycleCall): Message {
  const result = new QueryInstalledChaincodesResult();
  result.setInstalledChaincodesList(packages.list().map(described));
  return result;
}

function described({ id, label, references }: InstalledPackage) {
  const { Chaincode, InstalledChaincode, References } = QueryInstalledChaincodesResult;
  const one = new InstalledChaincode();
  one.setPackageId(id);
  one.setLabel(label);
  for (const [channel, chaincodes] of references) {
    const list = new References();
    for (const { name, version } of chaincodes) {
      const chaincode = new Chaincode();
      chaincode.setName(name);
      chaincode.setVersion(version);
      list.addChaincodes(chaincode);
    }
    one.getReferencesMap().set(channel, list);
  }
  return one;
}

/** A package as it was installed. */
export function getPackage(
  { packages }: LifecycleCall,
  args: peer.lifecycle.GetInstalledChaincodePackageArgs,
): Message {
  const id = args.getPackageId();
  const found = packages.list().find((each) => each.id === id)?.bytes;
  if (!found) throw new Error(`could not load cc install package: chaincode install package '${id}' not found`);
  const result = new GetInstalledChaincodePackageResult();
  result.setChaincodeInstallPackage(found);
  return result;
}
