/** Each organisation's own group in a channel's configuration: how large it has grown, and whom it has revoked. */
import { common, msp } from '@hyperledger/fabric-protos';
import { groupIn, keysOf } from './read';
import { readRevocations, type RevocationList } from './revocations';

export interface MemberFacts {
  /** MSP id; orderers' organisations too. */
  readonly of: string;
  /** Bytes of its group. */
  readonly bytes: number;
  readonly revocations: readonly RevocationList[];
}

export function membersIn(config: common.Config): MemberFacts[] {
  return ['Application', 'Orderer'].flatMap((part) => {
    const groups = groupIn(config, part).getGroupsMap();
    return keysOf(groups).map((of) => {
      const group = groups.get(of) ?? new common.ConfigGroup();
      return { of, bytes: group.serializeBinary().length, revocations: revocationsIn(mspIn(group)) };
    });
  });
}

/** An organisation's MSP, as its group holds it. */
export function mspIn(group: common.ConfigGroup): msp.FabricMSPConfig {
  const stored = group.getValuesMap().get('MSP')?.getValue_asU8() ?? new Uint8Array();
  return msp.FabricMSPConfig.deserializeBinary(msp.MSPConfig.deserializeBinary(stored).getConfig_asU8());
}

function revocationsIn(config: msp.FabricMSPConfig): RevocationList[] {
  const roots = [...config.getRootCertsList_asU8(), ...config.getIntermediateCertsList_asU8()];
  const authorities = roots.map((bytes) => Buffer.from(bytes).toString('utf8'));
  return config.getRevocationListList_asU8().map((bytes) => readRevocations(bytes, authorities));
}
