import { X509Certificate } from 'node:crypto';
import { actorId, administratorId, isLocalName } from '@oneplusn/api';
import { msp as protos } from '@hyperledger/fabric-protos';
import { attributesIn } from './attributes';
import { remembered } from './remembered';

/** Who has signed something: the authority, and what the ledger calls the holder of the certificate. */
export interface Holder {
  readonly msp: string;
  readonly id: string;
}

/** Holders of certificates, by their serialized identity. */
export class Holders {
  readonly of = remembered(read);
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
