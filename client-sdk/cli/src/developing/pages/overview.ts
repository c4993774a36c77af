/** The apps that are on the ledger, and their cases. */
import type { Fields, process } from '@oneplusn/api';
import type { Published } from '../ledger/playground';
import { caseLink, timeForm } from './case';
import { html, type Markup } from './html';
import { linkTo, titleIn, type Around } from './layout';
import { sayIn } from '../../language/say';
import { tableOf } from './table';

/** An app with its cases. */
export interface Shown {
  readonly published: Published;
  readonly cases: readonly process.Case[];
}

export function overviewPage(around: Around, apps: readonly Shown[]): Markup {
  const say = sayIn(around);
  const waiting = say(
    '改正上述问题后, 本页会自动更新。',
    'Correct what is told above: this page begins anew by itself.',
  );
  return html`<h1>${say('应用', 'Apps')}</h1>
    ${apps.map((each) => appCard(around, each))}
    ${apps.length === 0 ? html`<p class="quiet">${waiting}</p>` : timeForm(around)}`;
}

function appCard(around: Around, { published, cases }: Shown): Markup {
  const say = sayIn(around);
  const { app, process: id, version, stories } = published;
  const forms = Object.entries(app.forms);
  const records = stories.reduce((sum, { given = {} }) => sum + countOf(given), 0);
  return html`<section class="card">
    <h2>${titleIn(around, app.process.title)}</h2>
    <p class="quiet small">
      <span class="id">${id}</span>, ${say(`第 ${version} 版`, `version ${version}`)};
      ${say(
        `${stories.length} 个情形, 示例数据 ${records} 条`,
        `${stories.length} scenarios, ${records} sample records`,
      )}
    </p>
    <form method="get" action="${linkTo(around, `/apps/${app.name}/begin`)}">
      <button class="first">${say('开始办件', 'Begin a case')}</button>
    </form>
    ${
      forms.length > 0 &&
      html`<h3>${say('表单', 'Forms')}</h3>
        <ul>
          ${forms.map(
            ([name, form]) =>
              html`<li>
                <a href="${linkTo(around, `/apps/${app.name}/forms/${name}`)}">${titleIn(around, form.title)}</a>
              </li>`,
          )}
        </ul>`
    }
    <h3>${say('办件', 'Cases')}</h3>
    ${cases.length === 0 ? html`<p class="quiet">${say('还没有。', 'None yet.')}</p>` : casesOf(around, published, cases)}
  </section>`;
}

const countOf = (given: Readonly<Record<string, readonly Fields[]>>): number =>
  Object.values(given).reduce((sum, rows) => sum + rows.length, 0);

function casesOf(around: Around, { app, msp }: Published, cases: readonly process.Case[]): Markup {
  const say = sayIn(around);
  const stateOf = (name: string): string => {
    const state = app.process.states[name];
    return state ? titleIn(around, state.title) : name;
  };
  return tableOf(
    [say('办件', 'Case'), say('状态', 'State'), say('期限', 'Due')],
    cases.map(
      ({ id, places, term }) =>
        html`<tr>
          <td><a class="id" href="${linkTo(around, caseLink(id, msp))}">${id}</a></td>
          <td data-name="${say('状态', 'State')}">${places.map(({ state }) => stateOf(state)).join(', ')}</td>
          <td data-name="${say('期限', 'Due')}">${term?.due ?? places[0]?.due ?? '-'}</td>
        </tr>`,
    ),
  );
}
