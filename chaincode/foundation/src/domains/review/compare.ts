import { LedgerError, errors, fail, limits, ownerOf } from '@oneplusn/api';
import type { FactId, review } from '@oneplusn/api';
import type { Call } from '../../call';
import { isCompared } from './rules/lifecycle';
import { Comparison, saysSomething } from './similarity/comparison';
import type { Profile } from './similarity/profile';
import { matches, scanEntries } from './state/entries';
import type { Indexed } from './state/entries';
import { stepsOf } from './state/steps';

export interface Compared {
  readonly compared: number;
  readonly findings: review.Finding[];
  readonly damaged: FactId[];
}

/**
 * Holds a project against everything in the index.
 *
 * The index only says where to look. Each candidate is read as the fact its owner sealed; likeness, explanation and
 * state come from there, so a finding never rests on a damaged entry: one whose fact is absent is dropped, one that
 * differs is compared by the fact. What a damaged or missing entry hides is found by `review.checkIndex` and put right,
 * by anybody, with `review.reindex`. Candidates that are dropped because their fact is absent do not count against the
 * limit of findings, so that none can be crowded out.
 * @throws REVIEW-108 where nothing is left of the project's text to compare
 */
export async function compare(call: Pick<Call, 'ledger' | 'committee'>, profile: Profile): Promise<Compared> {
  const entries = await scanEntries(call.ledger);
  const readable = entries.filter(isReadable);
  const comparison = new Comparison(
    profile,
    readable.map(({ sketch }) => sketch),
  );
  if (!saysSomething(profile)) throw fail(errors.review.nothingSpecific, { title: profile.title });
  const damaged = entries.filter((entry) => !isReadable(entry)).map(({ id }) => id);
  const findings: review.Finding[] = [];
  for (const { at } of comparison.candidates()) {
    const entry = readable[at];
    if (!entry) continue;
    const project = await projectOf(call, entry);
    if (!project || !matches(entry, project)) damaged.push(entry.id);
    if (project && comparison.likeness(project) >= comparison.from) {
      findings.push({ ...project.finding, ...comparison.explain(project) });
    }
    if (findings.length === limits.findings) break;
  }
  return {
    compared: entries.length,
    findings: findings.sort(mostSimilarFirst),
    damaged: damaged.slice(0, limits.damaged),
  };
}

type Sealed = Profile & { readonly finding: Pick<review.Finding, 'project' | 'title' | 'authority' | 'state'> };

/** The project as its owner sealed it; undefined where the entry points at nothing that is compared. */
async function projectOf(call: Pick<Call, 'ledger' | 'committee'>, { kind, id }: Indexed): Promise<Sealed | undefined> {
  const named = { project: id, authority: ownerOf(id) };
  if (kind === 'system') {
    const system = await call.ledger.read('system', id);
    if (!system || system.state === 'retired') return undefined;
    return { ...system, finding: { ...named, title: system.title, state: system.state } };
  }
  const application = await call.ledger.read('application', id);
  if (!application || !(await isStillCompared(call, id))) return undefined;
  return { ...application, finding: { ...named, title: application.title, state: 'pending' } };
}

/** An application whose later steps are damaged stays compared: leaving it out would hide a duplicate. */
async function isStillCompared(call: Pick<Call, 'ledger' | 'committee'>, application: FactId): Promise<boolean> {
  try {
    return isCompared(await stepsOf(call, application));
  } catch (error) {
    if (error instanceof LedgerError && error.is(errors.ledger.sealBroken)) return true;
    throw error;
  }
}

function isReadable(entry: Indexed): entry is Indexed & { readonly sketch: NonNullable<Indexed['sketch']> } {
  return entry.sketch !== undefined;
}

function mostSimilarFirst(a: review.Finding, b: review.Finding): number {
  return b.similarity - a.similarity || (a.project < b.project ? -1 : 1);
}
