/**
 * Kubernetes' NetworkPolicies: whoever is not named reaches nobody. They hold where the cluster's network enforces
 * them.
 */
import { PORTS, type Unit } from './units';

type Manifest = Readonly<Record<string, unknown>>;

/** What pods of a unit are chosen by. */
export function labelsOf({ name, kind, msp }: Unit): Record<string, string> {
  return { unit: name, kind, ...(msp === undefined ? {} : { authority: msp }) };
}

const pods = (matchLabels: Manifest): Manifest => ({ podSelector: { matchLabels } });
const through = (port: number): Manifest[] => [{ protocol: 'TCP', port }];

/** Who may come in, by kind; the operations endpoints are among nobody's. */
function ingress({ kind, msp = '' }: Unit): Manifest[] {
  switch (kind) {
    case 'peer':
      // Clients come from outside.
      return [{ ports: through(PORTS.peer) }];
    case 'orderer':
      return [
        // Orderers count by certificates what peers send; what comes past the peers nobody would count.
        {
          ports: through(PORTS.orderer),
          from: [pods({ kind: 'orderer' }), pods({ kind: 'peer' }), pods({ unit: 'set-up' })],
        },
        { ports: through(PORTS.admin), from: [pods({ unit: 'join-orderers' })] },
      ];
    case 'service':
      return [{ ports: through(PORTS.service), from: [pods({ kind: 'peer', authority: msp })] }];
    case 'job':
      return [];
  }
}

export function networkPolicy(namespace: string, unit: Unit, name: string): Manifest {
  // A service has nothing to fetch or to tell: it speaks only on the connections that its peers open.
  const closed = unit.kind === 'service';
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      ...pods({ unit: unit.name }),
      policyTypes: closed ? ['Ingress', 'Egress'] : ['Ingress'],
      ingress: ingress(unit),
      ...(closed ? { egress: [] } : {}),
    },
  };
}
