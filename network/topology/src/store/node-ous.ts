import { stringify } from 'yaml';

/**
 * The `config.yaml` of an MSP folder: which organisational unit in a certificate makes its holder what (Fabric
 * documentation, "Membership Service Provider, NodeOUs").
 *
 * @param ca path of the CA's certificate, from that folder
 */
export function nodeOus(ca: string): string {
  const units = ['client', 'peer', 'admin', 'orderer'].map((unit) => [
    `${unit.charAt(0).toUpperCase()}${unit.slice(1)}OUIdentifier`,
    { Certificate: ca.replaceAll('\\', '/'), OrganizationalUnitIdentifier: unit },
  ]);
  return stringify({ NodeOUs: { Enable: true, ...(Object.fromEntries(units) as object) } });
}
