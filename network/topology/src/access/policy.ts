import type { Topology } from '../file/topology';

/**
 * The chaincode's endorsement policy in Fabric's policy language: so many of all authorities, each by a peer; such as
 * `OutOf(2,'Committee.peer','GD.peer')`.
 */
export function signaturePolicy({ authorities, chaincode }: Topology): string {
  const peers = authorities.map(({ msp }) => `'${msp}.peer'`);
  return `OutOf(${[chaincode.signatures, ...peers].join(',')})`;
}
