import { stringify } from 'yaml';
import { MSP_FILES } from './layout';

/**
 * The `config.yaml` of an MSP folder: which organisational unit in a certificate makes its holder what (Fabric
 * documentation, "Membership Service Provider, NodeOUs").
 */
export const NODE_OUS = stringify({
  NodeOUs: {
    Enable: true,
    ...Object.fromEntries(
      ['client', 'peer', 'admin', 'orderer'].map((unit) => [
        `${unit.charAt(0).toUpperCase()}${unit.slice(1)}OUIdentifier`,
        { Certificate: MSP_FILES.ca.replaceAll('\\', '/'), OrganizationalUnitIdentifier: unit },
      ]),
    ),
  },
});
