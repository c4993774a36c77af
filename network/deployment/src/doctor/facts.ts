import type { Problem } from '@oneplusn/errors';
import type { ChannelFacts } from '../channel/describe';

/** All that the doctor judges by. Rules are pure functions of it. */
export interface Facts {
  /** Milliseconds since 1970, of this machine. */
  readonly now: number;
  readonly msp: string;
  readonly channel: ChannelFacts;
  /** How many authorities must sign, by the connection profile. */
  readonly signatures: number;
  readonly chaincode: string;
  readonly certificates: readonly CertificateFacts[];
  /** Every peer that the profile names. */
  readonly peers: readonly PeerFacts[];
  /** The committed definition; undefined where there is none. */
  readonly definition?: {
    readonly version: string;
    readonly sequence: number;
    /** In Fabric's policy language; the name of one of the channel's where it is no policy of its own. */
    readonly policy: string;
    readonly approvals: Readonly<Record<string, boolean>>;
    /** What the own authority's peers are to run. */
    readonly packageId?: string;
  };
  /** Which authorities' chaincode answers; by MSP id what went wrong, undefined where it answered. */
  readonly answers: Readonly<Record<string, string | undefined>>;
  /** How the own service stands to its vault; undefined where it does not tell. */
  readonly vault?:
    | {
        /** The current key first; none: the service was given none. */
        readonly keys: readonly { readonly key: string; readonly state: 'ready' | 'new' | 'wrong' }[];
        readonly outdated: boolean;
      }
    | undefined;
  /** Persons of the own authority that the registry has suspended; undefined where it does not tell. */
  readonly suspended?: readonly string[] | undefined;
  /** What the nodes' operations endpoints say, where they were named. */
  readonly operations: readonly {
    readonly url: string;
    /** Whom it answers: whoever comes in the clear, whoever comes by TLS, or only whom it knows. */
    readonly open: 'clear' | 'anyone' | 'closed';
    readonly version?: string;
    /** The specification of its logs. */
    readonly logging?: string;
    /** Names of CAs that it lets clients in by, and that sign other things on the channel. */
    readonly shared?: readonly string[];
    readonly problem?: Problem | string;
  }[];
  /** The orderers' admin doors (channel participation), where they were named. */
  readonly admin: readonly {
    readonly address: string;
    readonly open: 'clear' | 'anyone' | 'closed' | 'silent';
    readonly shared?: readonly string[];
  }[];
  /** The authority's own chaincode service; undefined where no package is approved. */
  readonly service?: {
    readonly address: string;
    readonly packageId: string;
    /** Whether the package has the peers show a certificate. */
    readonly mutual: boolean;
    /** Whether it spoke to someone who shows none. */
    readonly open: boolean;
    readonly shared?: readonly string[];
  };
  /** A peer's settings by their path in core.yaml, in small letters: `peer.gossip.pvtdata.pullretrythreshold`. */
  readonly core?: Readonly<Record<string, unknown>>;
  /** An orderer's, by their path in orderer.yaml: `general.throttling.rate`. */
  readonly ordering?: Readonly<Record<string, unknown>>;
}

export interface CertificateFacts {
  /** Whose it is: `GD/admin`, `peer0.gd.example:7051`. */
  readonly of: string;
  /** `CN=peer0.gd, O=GD` */
  readonly subject: string;
  readonly from: number;
  readonly to: number;
}

export interface PeerFacts {
  readonly msp: string;
  readonly address: string;
  /** Why it cannot be reached. */
  readonly problem?: Problem | string;
  /** Blocks on its ledger. */
  readonly height?: number;
  /** How far its clock is ahead of this machine's, in milliseconds; undefined where it could not be told. */
  readonly ahead?: number;
  /** Ids of installed packages; only own peers tell. */
  readonly installed?: readonly string[];
}
