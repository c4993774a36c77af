/** MSP id of the organisation that runs the orderers; no authority may take it. */
export const ORDERER_MSP = 'OrdererMSP';

/** The actor that an authority's admin certificate stands for; a topology file does not write it. */
export const ADMIN_ID = 'admin';

/** What the names of an authority's nodes end with. */
export function domainOf({ msp, domain = msp.toLowerCase() }: { msp: string; domain?: string | undefined }): string {
  return domain;
}

/**
 * `peer0.gd`, `peer1.gd`, ...: the names peers have in certificates and profiles.
 *
 * @param domain the authority's; an MSP id is that of an authority that has no other
 */
export function peerNames(domain: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `peer${index}.${domain.toLowerCase()}`);
}

/** `orderer0`, `orderer1`, ... */
export function ordererNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `orderer${index}`);
}
