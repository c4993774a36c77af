import { common, peer, type msp } from '@hyperledger/fabric-protos';
import { parsePolicy, signatureEnvelope } from '../policy/signature';

/** Where other authorities' peers find a new one first. */
export interface Anchor {
  readonly host: string;
  readonly port: number;
}

/**
 * A new authority as the Application group holds it: its MSP, its anchor peers, and the policies that only it meets.
 */
export function organizationGroup(name: string, config: msp.MSPConfig, anchors: readonly Anchor[]): common.ConfigGroup {
  const group = new common.ConfigGroup();
  group.setModPolicy('Admins');
  setValue(group, 'MSP', config.serializeBinary());
  const list = new peer.AnchorPeers();
  list.setAnchorPeersList(
    anchors.map(({ host, port }) => {
      const anchor = new peer.AnchorPeer();
      anchor.setHost(host);
      anchor.setPort(port);
      return anchor;
    }),
  );
  setValue(group, 'AnchorPeers', list.serializeBinary());
  for (const [policy, role] of [
    ['Readers', 'member'],
    ['Writers', 'member'],
    ['Admins', 'admin'],
    ['Endorsement', 'peer'],
  ] as const) {
    const stored = new common.Policy();
    stored.setType(common.Policy.PolicyType.SIGNATURE);
    stored.setValue(signatureEnvelope(parsePolicy(`OR('${name}.${role}')`)).serializeBinary());
    const entry = new common.ConfigPolicy();
    entry.setModPolicy('Admins');
    entry.setPolicy(stored);
    group.getPoliciesMap().set(policy, entry);
  }
  return group;
}

function setValue(group: common.ConfigGroup, name: string, bytes: Uint8Array): void {
  const value = new common.ConfigValue();
  value.setModPolicy('Admins');
  value.setValue(bytes);
  group.getValuesMap().set(name, value);
}
