import type { ChannelPlan, Consensus, Credentials, Topology } from '@oneplusn/topology';
import type { BatchLimits } from '../order/batch-limits';

/** An organisation of the channel, by the certificates that found it (PEM). */
export interface Organization {
  readonly msp: string;
  readonly ca: string;
  readonly tlsCa: string;
}

/** Where a node is found by others. */
interface Place {
  readonly host: string;
  readonly port: number;
}

/** An authority, with the peer that other authorities' peers turn to. */
export interface Member extends Organization {
  readonly anchor: Place;
}

/** An orderer, with its certificates (PEM). */
export interface OrdererNode extends Place {
  readonly sign: string;
  readonly tls: string;
}

/** All that block 0 of a channel says. */
export interface ChannelDescription {
  readonly channel: string;
  readonly consensus: Consensus;
  readonly batch: BatchLimits;
  /** Milliseconds that BFT orderers wait for a batch to fill; the batch's time-out is not theirs. */
  readonly bftWaitMs: number;
  readonly authorities: readonly Member[];
  readonly ordererOrganization: Organization;
  readonly orderers: readonly OrdererNode[];
}

/**
 * A channel of a topology. Nodes stand in it by the names in their certificates, and by Fabric's ports where the
 * topology names none: those that a devnet listens on then are others in each run.
 * @param changes To the topology's batch limits.
 */
export function describeChannel(
  { name: channel, authorities }: ChannelPlan,
  topology: Topology,
  credentials: Credentials,
  changes: Partial<BatchLimits> = {},
): ChannelDescription {
  const { ordererOrg } = credentials;
  const { consensus, batch } = topology;
  const portOf = (msp: string): number => topology.authorities.find((each) => each.msp === msp)?.port ?? 7051;
  return {
    channel,
    consensus,
    batch: {
      timeoutMs: batch.timeout,
      maxMessages: batch.maxMessages,
      preferredBytes: batch.preferredMaxBytes,
      absoluteBytes: batch.absoluteMaxBytes,
      ...changes,
    },
    bftWaitMs: changes.timeoutMs ?? 50,
    authorities: authorities.flatMap((msp) => {
      const found = credentials.authorities.get(msp);
      const anchor = found?.peers[0];
      return found && anchor ? [{ ...organization(found), anchor: { host: anchor.name, port: portOf(msp) } }] : [];
    }),
    ordererOrganization: organization(ordererOrg),
    orderers: ordererOrg.nodes.map(({ name, sign, tls }) => ({
      host: name,
      port: 7050,
      sign: sign.certificate,
      tls: tls.certificate,
    })),
  };
}

type Founders = Pick<Credentials['ordererOrg'], 'ca' | 'tlsCa'> & { readonly msp: string };

function organization({ msp, ca, tlsCa }: Founders): Organization {
  return { msp, ca: ca.certificate, tlsCa: tlsCa.certificate };
}
