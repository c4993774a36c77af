import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { review, type InputOf } from '@oneplusn/api';

/** What `review.file` takes. */
export type ProjectProfile = InputOf<typeof review.file>;

/**
 * One project of the sample, which was written for OnePlusN. `corpus` are systems and applications that stand already,
 * `query` are applications to be checked; a query names the projects it duplicates, and how it was made from them.
 */
export interface SampleProject extends ProjectProfile {
  readonly id: string;
  readonly role: 'corpus' | 'query';
  /** `Committee`, `MHRSS`, `GD`, `ZJ`: the authorities of the quickstart topology. */
  readonly authority: string;
  /** `pending`: an application. */
  readonly state: 'in-use' | 'in-development' | 'pending';
  readonly perturbation?: string;
  /** What the review must find, by id, with a grade of 2 or more; empty for a novel project. */
  readonly gold?: Readonly<Record<string, number>>;
  /** What a reviewer would decide of it. */
  readonly route?: review.Route;
}

const file = join(__dirname, '../../samples/projects.jsonl');

/** Reads the sample. Throws for a line that `review.file` would not take. */
export function sampleProjects(): SampleProject[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const project = JSON.parse(line) as SampleProject;
      profileOf(project);
      return project;
    });
}

/** What is filed of a sample project: its profile alone. */
export function profileOf(project: SampleProject): ProjectProfile {
  const parsed = review.file.input['~standard'].validate(project);
  if (parsed instanceof Promise || parsed.issues) throw new TypeError(`the sample project ${project.id} is malformed`);
  return parsed.value;
}
