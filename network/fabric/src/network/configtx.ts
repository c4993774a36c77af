import type { Topology } from '@oneplusn/topology';
import { stringify } from 'yaml';

/** Where an orderer listens and what it shows: what the genesis block says of it. */
export interface OrdererPlace {
  readonly host: string;
  readonly port: number;
  readonly mspDir: string;
  readonly signCertificate: string;
  readonly tlsCertificate: string;
}

/** Where an authority's MSP folder lies and which of its peers others reach first. */
export interface AuthorityPlace {
  readonly msp: string;
  readonly mspDir: string;
  readonly host: string;
  readonly port: number;
}

const signature = (rule: string) => ({ Type: 'Signature', Rule: rule });
const implicit = (rule: string) => ({ Type: 'ImplicitMeta', Rule: rule });

function organization(id: string, mspDir: string, endorser: 'peer' | 'member') {
  return {
    Name: id,
    ID: id,
    MSPDir: mspDir,
    Policies: {
      Readers: signature(`OR('${id}.member')`),
      Writers: signature(`OR('${id}.member')`),
      Admins: signature(`OR('${id}.admin')`),
      Endorsement: signature(`OR('${id}.${endorser}')`),
    },
  };
}

/** The configtx.yaml of a topology, for `configtxgen -profile Channel`. 2.5 has neither V3_0 nor BFT. */
export function configtx(
  topology: Topology,
  release: { readonly v3: boolean },
  ordererMsp: string,
  orderers: readonly OrdererPlace[],
  authorities: readonly AuthorityPlace[],
): string {
  const access = {
    Readers: implicit('ANY Readers'),
    Writers: implicit('ANY Writers'),
    Admins: implicit('MAJORITY Admins'),
  };
  const first = orderers[0];
  if (first === undefined) throw new RangeError('a channel needs an orderer');
  const { batch } = topology;
  return stringify({
    Profiles: {
      Channel: {
        Policies: access,
        Capabilities: { [release.v3 ? 'V3_0' : 'V2_0']: true },
        Orderer: {
          ...consensus(topology, ordererMsp, orderers),
          Addresses: [],
          BatchTimeout: `${batch.timeout}ms`,
          BatchSize: {
            MaxMessageCount: batch.maxMessages,
            AbsoluteMaxBytes: batch.absoluteMaxBytes,
            PreferredMaxBytes: batch.preferredMaxBytes,
          },
          Organizations: [
            {
              ...organization(ordererMsp, first.mspDir, 'member'),
              OrdererEndpoints: orderers.map(({ host, port }) => `${host}:${port}`),
            },
          ],
          Policies: { ...access, BlockValidation: implicit('ANY Writers') },
          Capabilities: { V2_0: true },
        },
        Application: {
          Organizations: authorities.map(({ msp, mspDir, host, port }) => ({
            ...organization(msp, mspDir, 'peer'),
            AnchorPeers: [{ Host: host, Port: port }],
          })),
          Policies: {
            ...access,
            LifecycleEndorsement: implicit('MAJORITY Endorsement'),
            Endorsement: implicit('MAJORITY Endorsement'),
          },
          Capabilities: { V2_5: true },
        },
      },
    },
  });
}

/**
 * Fabric's own defaults but for the waits: with those, orderers need half a minute to notice that their leader has
 * died, and every transaction waits with them.
 */
const smartBft = {
  RequestBatchMaxCount: 100,
  RequestBatchMaxBytes: 10_485_760,
  RequestBatchMaxInterval: '50ms',
  IncomingMessageBufferSize: 200,
  RequestPoolSize: 400,
  RequestForwardTimeout: '1s',
  RequestComplainTimeout: '4s',
  RequestAutoRemoveTimeout: '3m0s',
  ViewChangeResendInterval: '2s',
  ViewChangeTimeout: '8s',
  LeaderHeartbeatTimeout: '15s',
  LeaderHeartbeatCount: 10,
  CollectTimeout: '1s',
  SyncOnStart: false,
  SpeedUpViewChange: false,
};

function consensus(topology: Topology, ordererMsp: string, orderers: readonly OrdererPlace[]) {
  if (topology.consensus === 'bft') {
    return {
      OrdererType: 'BFT',
      SmartBFT: smartBft,
      ConsenterMapping: orderers.map(({ host, port, signCertificate, tlsCertificate }, n) => ({
        ID: n + 1,
        Host: host,
        Port: port,
        MSPID: ordererMsp,
        Identity: signCertificate,
        ClientTLSCert: tlsCertificate,
        ServerTLSCert: tlsCertificate,
      })),
    };
  }
  return {
    OrdererType: 'etcdraft',
    EtcdRaft: {
      Consenters: orderers.map(({ host, port, tlsCertificate }) => ({
        Host: host,
        Port: port,
        ClientTLSCert: tlsCertificate,
        ServerTLSCert: tlsCertificate,
      })),
      // A short tick: the first leader comes in about a second.
      Options: {
        TickInterval: '100ms',
        ElectionTick: 10,
        HeartbeatTick: 1,
        MaxInflightBlocks: 5,
        SnapshotIntervalSize: '16 MB',
      },
    },
  };
}
