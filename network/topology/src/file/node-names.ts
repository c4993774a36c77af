/** MSP id of the organisation that runs the orderers; no authority may take it. */
export const ORDERER_MSP = 'OrdererMSP';

/** The actor that an authority's admin certificate stands for; a topology file does not write it. */
export const ADMIN_ID = 'admin';

/** `peer0.gd`, `peer1.gd`, ...: the names peers have in certificates and profiles. */
export function peerNames(msp: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `peer${index}.${msp.toLowerCase()}`);
}

/** `orderer0`, `orderer1`, ... */
export function ordererNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `orderer${index}`);
}
