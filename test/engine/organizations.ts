import type { Fabric } from '@oneplusn/fabric';
import { type Consensus, peerNames } from '@oneplusn/topology';

/** Three organisations, as in the public samples. */
export const organizations = ['Org1MSP', 'Org2MSP', 'Org3MSP'] as const;
export type Organization = (typeof organizations)[number];

/** What a network of the three is besides. */
export interface NetworkOfThree {
  readonly name: string;
  readonly channel: string;
  readonly consensus: Consensus;
  /** As a topology file writes it: `{ timeout: 50ms, ... }`. */
  readonly batch: string;
}

/** The topology file of a network of the three, each with one user. */
export const topologyOfThree = ({ name, channel, consensus, batch }: NetworkOfThree): string => `
name: ${name}
channel: ${channel}
committee: Org1MSP
authorities:
${organizations
  .map(
    (msp, index) => `
  - msp: ${msp}
    name: { zh: 机构${index + 1}, en: Organization ${index + 1} }
    kind: ${index === 0 ? 'committee' : 'ministry'}
    departments:
      - { path: office, name: { zh: 办公室, en: Office } }
    actors:
      - { id: user1, department: office, roles: [official], name: User One }`,
  )
  .join('')}
orderers: ${consensus === 'bft' ? 4 : 1}
consensus: ${consensus}
batch: ${batch}
chaincode: { name: foundation, version: '1.0', signatures: 2 }
`;

/** Where each organisation's gateway listens on real Fabric, and what a stock client needs to trust it. */
export function endpointsOf({ credentials, endpoints }: Pick<Fabric, 'credentials' | 'endpoints'>) {
  return new Map(
    organizations.map((msp) => {
      const [serverName = ''] = peerNames(msp, 1);
      const tlsRootCert = credentials.authorities.get(msp)?.tlsCa.certificate ?? '';
      return [msp, { address: endpoints.get(serverName)?.address ?? '', tlsRootCert, serverName }] as const;
    }),
  );
}
