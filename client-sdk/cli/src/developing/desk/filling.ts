/** A form on its way: typed, filled with what the state holds, looked through, sent. */
import type { Fields, ProcessForm, process } from '@oneplusn/api';
import type { FilledForm, Typed } from '@oneplusn/sdk';
import type { FormView } from '../pages/form';
import type { Answer } from '../pages/layout';
import { addedIn, postedOf, typedIn, withRows } from './answers';
import type { Desk } from './desk';

/** What is filled in. */
export interface Work {
  readonly form: ProcessForm | undefined;
  readonly title: string;
  readonly known: Fields;
  readonly forResidents: boolean;
  /** Answers that scenarios give to this form. */
  readonly samples: readonly {
    readonly name: string;
    readonly fields: Typed;
    readonly resident?: string | undefined;
  }[];
  fill(typed: Typed, resident: string | undefined): Promise<FilledForm>;
  /** Where it goes on after it was sent. */
  done(file: process.Case, resident: string | undefined): string;
}

/** What came of it: a page to look at, or where to go. */
export async function filledIn(
  desk: Desk,
  work: Work,
  { query, posted }: { readonly query: URLSearchParams; readonly posted: URLSearchParams | undefined },
): Promise<{ readonly view: FormView } | Extract<Answer, { to: string }>> {
  const view = (given: URLSearchParams, more: Partial<FormView> = {}): { view: FormView } => ({
    view: {
      ...{ form: work.form, title: work.title, known: work.known, forResidents: work.forResidents, given },
      samples: posted ? [] : work.samples.map(({ name }, at) => ({ name, at })),
      ...more,
    },
  });
  if (!posted) {
    const sample = work.samples[Number(query.get('sample') ?? -1)];
    return view(sample ? postedOf(work.form, sample.fields, sample.resident) : new URLSearchParams());
  }
  const kept = desk.pending(posted.get('filled'));
  const before = kept && { ...kept.form, id: posted.get('filled') ?? '' };
  const rows = work.form && withRows(work.form, posted, posted.get('do') ?? '');
  if (rows) return view(rows, { ...(before && { filled: before }) });
  const held = Object.fromEntries((kept?.form.held ?? []).map(({ field, value }) => [field, value]));
  const typed = work.form ? typedIn(work.form, posted, { ...work.known, ...held }) : {};
  const resident = (work.forResidents && posted.get('resident')?.trim()) || undefined;
  const by = JSON.stringify([typed, resident]);
  try {
    const isFilled = kept?.by === by;
    const form = isFilled ? kept.form : await work.fill(typed, resident);
    if (!isFilled && (work.form?.fetches?.length ?? 0) > 0)
      return view(posted, { filled: { ...form, id: desk.keep({ form, by }) } });
    const file = await form.act(work.form ? addedIn(work.form, posted) : {});
    return { to: work.done(file, resident) };
  } catch (problem) {
    return view(posted, { problem, ...(before && kept.by === by && { filled: before }) });
  }
}
