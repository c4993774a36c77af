import { type common, msp as protos } from '@hyperledger/fabric-protos';
import { nodeUnits } from '@oneplusn/channel';
import { signature } from './group';
import type { Organization } from './description';

/** An organisation's definition: its roots, and by which units its nodes, clients and admins are told apart. */
export function mspDefinition({ msp, ca, tlsCa }: Organization): protos.MSPConfig {
  const root = Buffer.from(ca);
  const units = new protos.FabricNodeOUs();
  units.setEnable(true);
  const [client, peer, admin, orderer] = nodeUnits.map((unit) => {
    const identifier = new protos.FabricOUIdentifier();
    identifier.setCertificate(root);
    identifier.setOrganizationalUnitIdentifier(unit);
    return identifier;
  });
  units.setClientOuIdentifier(client);
  units.setPeerOuIdentifier(peer);
  units.setAdminOuIdentifier(admin);
  units.setOrdererOuIdentifier(orderer);
  const hashes = new protos.FabricCryptoConfig();
  hashes.setSignatureHashFamily('SHA2');
  hashes.setIdentityIdentifierHashFunction('SHA256');
  const definition = new protos.FabricMSPConfig();
  definition.setName(msp);
  definition.addRootCerts(root);
  definition.addTlsRootCerts(Buffer.from(tlsCa));
  definition.setCryptoConfig(hashes);
  definition.setFabricNodeOus(units);
  const config = new protos.MSPConfig();
  config.setConfig(definition.serializeBinary());
  return config;
}

/** The policies of one organisation; `endorser` is who may endorse in its name. */
export function organizationPolicies(msp: string, endorser: 'peer' | 'member'): Record<string, common.Policy> {
  return {
    Readers: signature(msp, 'member'),
    Writers: signature(msp, 'member'),
    Admins: signature(msp, 'admin'),
    Endorsement: signature(msp, endorser),
  };
}
