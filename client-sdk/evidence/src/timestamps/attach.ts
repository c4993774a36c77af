import { der } from '@oneplusn/channel';
import { EvidenceError } from '../errors/evidence-error';
import { evidenceErrors as errors } from '../errors/table';
import type { Evidence } from '../format/evidence';
import { stampedDigest } from '../format/read';
import { readToken } from './token';
import { tried } from '../report/tried';

const { elementOf, elementsOf, tags } = der;

/**
 * The file with a time stamp more.
 * @param response what the time stamping authority answered (`TimeStampResp`), or its token alone
 * @throws EvidenceError EVIDENCE-170, EVIDENCE-171 where it is no stamp of this file
 */
export function stamped(evidence: Evidence, response: Buffer): Evidence {
  const place = evidence.timestamps.length + 1;
  const bytes = tried(() => tokenIn(response)) ?? response;
  const token = tried(() => readToken(bytes));
  if (!token) throw new EvidenceError(errors.stampUnreadable, { place });
  if (token.imprint !== stampedDigest(evidence)) throw new EvidenceError(errors.stampOther, { place });
  return { ...evidence, timestamps: [...evidence.timestamps, bytes.toString('base64')] };
}

/** The token in an answer, which begins with a status where a token begins with its type. */
function tokenIn(response: Buffer): Buffer | undefined {
  const [status, token] = elementsOf(elementOf(response, tags.sequence).content);
  return status?.tag === tags.sequence ? token?.whole : undefined;
}
