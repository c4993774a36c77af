import { X509Certificate } from 'node:crypto';
import { isLocalName } from '@oneplusn/api';
import { msp as protos } from '@hyperledger/fabric-protos';
import { attributesIn } from './attributes';

/** Who has signed something: the authority, and what the ledger calls the holder of the certificate. */
export interface Holder {
  readonly msp: string;
  /** What contracts call them: administrators go by one of two names, by the contracts' version. */
  readonly names: readonly string[];
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

/** As the foundation names its callers (`door/certificate.ts`). */
function read(bytes: Uint8Array): Holder {
  const identity = protos.SerializedIdentity.deserializeBinary(bytes);
  const msp = identity.getMspid();
  const certificate = new X509Certificate(identity.getIdBytes_asU8());
  const { subject } = certificate.toLegacyObject() as { subject: Subject };
  const given = attributesIn(certificate.raw)['hf.EnrollmentID'];
  const enrolment = typeof given === 'string' ? given : undefined;
  if (![subject.OU ?? []].flat().includes('admin'))
    return { msp, names: [`${msp}/${isLocalName(enrolment) ? enrolment : 'unknown'}`] };
  const name = slug(enrolment ?? [subject.CN ?? ''].flat()[0] ?? '');
  return { msp, names: [`${msp}/${name || 'administrator'}`, `${msp}/admin/${name || 'unnamed'}`] };
}

interface Subject {
  readonly CN?: string | string[];
  readonly OU?: string | string[];
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 64)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
