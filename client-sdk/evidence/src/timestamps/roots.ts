import { X509Certificate } from 'node:crypto';
import { EvidenceError } from '../errors/evidence-error';
import { evidenceErrors as errors } from '../errors/table';
import { tried } from '../report/tried';

/** Time stamping authorities that are pinned: their roots. */
export type Roots = readonly X509Certificate[];

const form = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The roots in a PEM file.
 * @param file how messages call it
 * @throws EvidenceError EVIDENCE-183 where there is none
 */
export function readRoots(pem: string, file: string): Roots {
  const roots = (pem.match(form) ?? []).map((each) => tried(() => new X509Certificate(each)));
  const sound = roots.filter((root) => root !== undefined);
  if (sound.length === 0 || sound.length < roots.length || sound.some(({ ca }) => !ca))
    throw new EvidenceError(errors.badRoot, { file });
  return sound;
}
