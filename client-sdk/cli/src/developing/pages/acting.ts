/** Who acts: chosen on the page, as a development server may. */
import type { Actor } from '@oneplusn/topology';
import { wordOf } from '@oneplusn/api';
import { html, type Markup } from './html';
import { linkTo, type Around } from './layout';
import { sayIn } from '../../language/say';

/** Those who may be chosen, and who is. */
export interface Choice {
  readonly people: readonly { readonly msp: string; readonly person: Actor }[];
  readonly acting: { readonly id: string };
}

/** The people of one authority. */
export const peopleOf = (msp: string, people: readonly Actor[]): Choice['people'] =>
  people.map((person) => ({ msp, person }));

export function actingForm(around: Around, { people, acting }: Choice): Markup {
  const say = sayIn(around);
  const [path = ''] = around.path.split('?');
  const said = ({ name, department, roles }: Actor): string =>
    `${name}, ${department}, ${roles.map((role) => say(wordOf('roles', role), role)).join(', ')}`;
  return html`<form class="card row" method="get" action="${linkTo(around, path)}">
    <div>
      <label for="as">${say('由谁办理', 'Who acts')}</label>
      <select id="as" name="as">
        ${people.map(({ msp, person }) => {
          const id = `${msp}/${person.id}`;
          return html`<option value="${id}" ${id === acting.id && html` selected`}>${id}: ${said(person)}</option>`;
        })}
      </select>
    </div>
    <button>${say('换人', 'Change')}</button>
  </form>`;
}
