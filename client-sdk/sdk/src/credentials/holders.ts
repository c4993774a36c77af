import { X509Certificate } from 'node:crypto';
import { actorId, administratorId, isLocalName } from '@oneplusn/api';
import { msp as protos } from '@hyperledger/fabric-protos';
import { attributesIn } from './attributes';

/** Who has signed something: the authority, and what the ledger calls the holder of the certificate. */
export interface Holder {
  readonly msp: string;
  readonly id: string;
}

const seenAtMost = 1_000;

/** Holders of certificates, by their serialized identity, as headers hold it. Few make all the calls that there are. */
export class Holders {
  readonly #seen = new Map<string, Holder>();

  of(identity: Uint8Array): Holder {
    const key = Buffer.from(identity).toString('latin1');
    const known = this.#seen.get(key);
    if (known) return known;
    const holder = read(identity);
    if (this.#seen.size >= seenAtMost) this.#seen.clear();
    this.#seen.set(key, holder);
    return holder;
  }
}

/** As the foundation names its callers (`door/standing.ts`). */
function read(bytes: Uint8Array): Holder {
  const identity = protos.SerializedIdentity.deserializeBinary(bytes);
  const msp = identity.getMspid();
  const certificate = new X509Certificate(identity.getIdBytes_asU8());
  const { subject } = certificate.toLegacyObject() as { subject: Subject };
  const given = attributesIn(certificate.raw)['hf.EnrollmentID'];
  const enrolment = typeof given === 'string' ? given : undefined;
  const administrator = [subject.OU ?? []].flat().includes('admin');
  const name = enrolment ?? [subject.CN ?? ''].flat()[0] ?? '';
  const id = administrator ? administratorId(msp, name) : actorId(msp, isLocalName(enrolment) ? enrolment : 'unknown');
  return { msp, id };
}

interface Subject {
  readonly CN?: string | string[];
  readonly OU?: string | string[];
}
