/** Definitions and cases: how a process goes, and how far a run of it has come. */
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { fact, heading, list } from './general';
import { isItem, textOf, type Item } from './value';

/** A definition: what it is about, its states, its actions. */
export function definition({ definition: whole, ...published }: Item, pen: Pen): string {
  const { states, actions, forms, ...about } = isItem(whole) ? whole : {};
  const part = (name: string, rows: unknown, paths: readonly string[]): string[] =>
    Array.isArray(rows) && rows.length > 0
      ? [`${heading(labelOf(name, pen.language), pen)}\n${list(rows, pen, paths)}`]
      : [];
  return [
    fact({ ...about, ...published }, pen),
    ...part('states', states, ['name', 'title', 'kind', 'days']),
    ...part('actions', actions, ['name', 'title', 'from', 'to', 'who.department', 'who.roles', 'form']),
    ...part('forms', forms, ['name', 'title']),
  ].join('\n\n');
}

/** A case with its history, what it waits for, and what its forms say. */
export function caseFile({ case: file, steps, actions, data }: Item, pen: Pen): string {
  const { places, ...about } = isItem(file) ? file : {};
  const part = (name: string, text: string): string => `${heading(labelOf(name, pen.language), pen)}\n${text}`;
  const said = Object.entries(isItem(data) ? data : {}).map(([field, of]) => ({
    field,
    value: textOf('', isItem(of) ? of['value'] : of, pen),
    step: isItem(of) ? of['step'] : '',
  }));
  return [
    fact(about, pen, ['last']),
    part('places', list(asList(places), pen, ['state', 'since', 'due', 'noCalendar', 'claimed'])),
    ...(said.length > 0 ? [part('data', list(said, pen, ['field', 'value', 'step']))] : []),
    part('steps', list(asList(steps), pen, ['number', 'kind', 'action', 'to', 'provenance.by', 'provenance.at'])),
    part('actions', asList(actions).map(String).join(', ') || pen.say({ zh: '(无)', en: '(none)' })),
  ].join('\n\n');
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
