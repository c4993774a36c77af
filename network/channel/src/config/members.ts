import { common, msp as msps } from '@hyperledger/fabric-protos';
import type { MspOptions } from '../identity/msp';

/** The configuration that a transaction of a configuration block carries. */
export function configOf(transaction: common.Envelope): common.Config {
  const payload = common.Payload.deserializeBinary(transaction.getPayload_asU8());
  return common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig() ?? new common.Config();
}

/** The organisations of a channel, as it defines them. */
export function mspsOf(channel: common.ConfigGroup): MspOptions[] {
  return ['Application', 'Orderer'].flatMap((name) =>
    organizationsOf(channel, name).map(([, organization]) => {
      const definition = mspOf(organization);
      return {
        id: definition.getName(),
        roots: definition.getRootCertsList_asU8().map(pem),
        intermediates: definition.getIntermediateCertsList_asU8().map(pem),
        admins: definition.getAdminsList_asU8().map(pem),
        revocations: definition.getRevocationListList_asU8(),
      };
    }),
  );
}

/** MSP ids of those that take part in what the channel is for. */
export function authoritiesOf(channel: common.ConfigGroup): string[] {
  return organizationsOf(channel, 'Application').map(([, organization]) => mspOf(organization).getName());
}

function mspOf(organization: common.ConfigGroup): msps.FabricMSPConfig {
  const config = msps.MSPConfig.deserializeBinary(valueOf(organization, 'MSP'));
  return msps.FabricMSPConfig.deserializeBinary(config.getConfig_asU8());
}

/** The organisations under `Application` or `Orderer`, with their names. */
export function organizationsOf(channel: common.ConfigGroup, name: string): [string, common.ConfigGroup][] {
  return [...(channel.getGroupsMap().get(name)?.getGroupsMap().entries() ?? [])];
}

/** A value of a group, as it is stored; empty where there is none. */
export function valueOf(group: common.ConfigGroup | undefined, name: string): Uint8Array {
  return group?.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
}

const pem = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
