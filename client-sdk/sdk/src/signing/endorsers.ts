/** Whose signatures stand under a result. */
import { X509Certificate, verify, type KeyObject } from 'node:crypto';
import { msp as protos, type peer } from '@hyperledger/fabric-protos';
import { remembered } from '../credentials/remembered';

/** The certification authorities of members, by MSP id, where they are known. */
export type Roots = ReadonlyMap<string, readonly X509Certificate[]>;

/**
 * - `forged`: it is not the signature of the certificate's key
 * - `unissued`: none of the roots that are known of this member has issued the certificate
 */
export type Verdict = 'sound' | 'forged' | 'unissued';

interface Judged {
  readonly msp: string;
  readonly verdict: Verdict;
}

interface Endorser {
  readonly msp: string;
  /** Undefined where there is no certificate that could be read. */
  readonly key: KeyObject | undefined;
  readonly issued: boolean;
}

/**
 * Whose certificates count as endorsers': each is held against the certification authorities that the profile names for
 * its member.
 */
export class Endorsers {
  readonly #endorser = remembered((identity) => this.#read(identity));
  /** What was found of a signature: it is asked for twice, by the row that is kept and by the event. */
  readonly #judged = new WeakMap<peer.Endorsement, { readonly result: Uint8Array; readonly found: Judged }>();

  constructor(private readonly roots: Roots) {}

  /** In whose name an endorsement is, and whether it is theirs: signed are the result and the endorser. */
  judge(endorsement: peer.Endorsement, result: Uint8Array): Judged {
    const before = this.#judged.get(endorsement);
    if (before?.result === result) return before.found;
    const found = this.#judge(endorsement, result);
    this.#judged.set(endorsement, { result, found });
    return found;
  }

  /** The same on another thread: {@link judge} then finds it done. */
  async judgeAside(endorsement: peer.Endorsement, result: Uint8Array): Promise<void> {
    const { endorser, key, message, signature } = this.#signed(endorsement, result);
    const fits = key !== undefined && (await fitsAside(message, key, signature));
    this.#judged.set(endorsement, { result, found: judged(endorser, fits) });
  }

  #judge(endorsement: peer.Endorsement, result: Uint8Array): Judged {
    const { endorser, key, message, signature } = this.#signed(endorsement, result);
    return judged(endorser, key !== undefined && fits(message, key, signature));
  }

  #signed(endorsement: peer.Endorsement, result: Uint8Array) {
    const identity = endorsement.getEndorser_asU8();
    const endorser = this.#endorser(identity);
    const message = Buffer.concat([result, identity]);
    return { endorser, key: endorser.key, message, signature: endorsement.getSignature_asU8() };
  }

  /**
   * The members that have endorsed a result, of those whose roots are known; of all where none are. Of each one
   * endorsement is looked at: more are no honest transaction's.
   */
  soundOf(endorsements: readonly peer.Endorsement[], result: Uint8Array): ReadonlySet<string> {
    const seen = new Set<string>();
    const sound = new Set<string>();
    for (const endorsement of endorsements) {
      const { msp } = this.#endorser(endorsement.getEndorser_asU8());
      if (seen.has(msp) || (this.roots.size > 0 && !this.roots.has(msp))) continue;
      seen.add(msp);
      if (this.judge(endorsement, result).verdict === 'sound') sound.add(msp);
    }
    return sound;
  }

  #read(bytes: Uint8Array): Endorser {
    const identity = protos.SerializedIdentity.deserializeBinary(bytes);
    const msp = identity.getMspid();
    try {
      const certificate = new X509Certificate(identity.getIdBytes_asU8());
      const roots = this.roots.get(msp);
      const issued =
        !roots || roots.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
      return { msp, key: certificate.publicKey, issued };
    } catch {
      return { msp, key: undefined, issued: false };
    }
  }
}

const judged = ({ msp, issued }: Endorser, fits: boolean): Judged => ({
  msp,
  verdict: !fits ? 'forged' : issued ? 'sound' : 'unissued',
});

/** A key of another kind than members have, which anybody can put into a transaction, fits nothing. */
function fits(message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  try {
    return verify('sha256', message, key, signature);
  } catch {
    return false;
  }
}

const fitsAside = (message: Uint8Array, key: KeyObject, signature: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      verify('sha256', message, key, signature, (error, found) => resolve(!error && found));
    } catch {
      resolve(false);
    }
  });
