import { canonicalJson, sha256 } from '@oneplusn/api';
import * as v from 'valibot';
import { evidenceErrors as errors } from '../errors/table';
import { EvidenceError } from '../errors/evidence-error';
import { Report } from '../report/report';
import { Evidence, formatName, formatVersion } from './evidence';

/** The most that is read: a file of ten thousand blocks has a few MB. */
const mostBytes = 256 * 1024 * 1024;

/** What stands in a file; undefined where it is none of this form, which is reported. */
export function readEvidence(text: string, report: Report): Evidence | undefined {
  if (text.length > mostBytes) return refused(() => report.refuse(errors.notJson, { problem: 'too long' }));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return refused(() =>
      report.refuse(errors.notJson, { problem: error instanceof SyntaxError ? 'SyntaxError' : '?' }),
    );
  }
  const { format, version } = (typeof content === 'object' && content !== null ? content : {}) as Partial<Evidence>;
  if (format !== formatName) return refused(() => report.refuse(errors.otherFormat, {}));
  if (version !== formatVersion)
    return refused(() => report.refuse(errors.otherVersion, { found: shown(version), known: formatVersion }));
  const parsed = v.safeParse(Evidence, content);
  if (parsed.success) return parsed.output;
  for (const issue of parsed.issues) report.refuse(errors.malformed, { path: v.getDotPath(issue) ?? '.' });
  return undefined;
}

/**
 * What stands in a file that is worked on.
 * @throws EvidenceError EVIDENCE-101 to EVIDENCE-104 where it is none
 */
export function parseEvidence(text: string): Evidence {
  const report = new Report();
  const evidence = readEvidence(text, report);
  if (evidence) return evidence;
  throw report.findings[0]?.error ?? new EvidenceError(errors.otherFormat, {});
}

/** What a time stamp is over: the file without its time stamps, as canonical JSON (RFC 8785). */
export function stampedDigest({ timestamps: _, ...rest }: Evidence): string {
  return sha256(canonicalJson(rest));
}

function refused(tell: () => void): undefined {
  tell();
  return undefined;
}

const shown = (version: unknown): string => (typeof version === 'number' ? String(version) : '?');
