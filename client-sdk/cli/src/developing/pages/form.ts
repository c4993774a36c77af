/** A form: its sections, what a person types, what fills itself, rows that repeat. */
import { limits, type Fields, type ProcessForm, type ProcessGroup } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import type { FilledForm } from '@oneplusn/sdk';
import { awaitedField, heldField, inputOf, labelOf, openField, typedField } from './fields';
import { html, type Markup, type Piece } from './html';
import { linkTo, titleIn, tokenIn, type Around } from './layout';
import { sayIn } from '../../language/say';

/** What of a form is shown. */
export interface FormView {
  /** Absent where a case begins without a form. */
  readonly form: ProcessForm | undefined;
  /** What was typed so far, by the names of inputs. */
  readonly given: URLSearchParams;
  /** What the case's forms say already. */
  readonly known: Fields;
  /** Once it has filled itself. */
  readonly filled?: Pick<FilledForm, 'held' | 'open'> & { readonly id: string };
  /** Whether it may be for a resident. */
  readonly forResidents: boolean;
  /** Why it was not taken. */
  readonly problem?: unknown;
  /** What the button says. */
  readonly title: string;
  /** Answers of scenarios, by their names and places. */
  readonly samples: readonly { readonly name: string; readonly at: number }[];
  /** Whether it is only looked at. */
  readonly isPreview?: boolean;
}

export function formView(around: Around, view: FormView): Markup {
  const say = sayIn(around);
  const { form, filled, given, title, samples, forResidents } = view;
  const guards = form?.when ?? {};
  const held = Object.fromEntries((filled?.held ?? []).map(({ field, value }) => [field, value]));
  const fills = (form?.fetches?.length ?? 0) > 0 && !filled;
  const ready = say('已调取。请核对后提交。', 'Filled in. Look it through, then send it.');
  const first = fills ? say('调取已有信息', 'Fill in what the state holds') : title;
  return html`${view.problem !== undefined && problemBox(around, view.problem)}
    ${filled && html`<p class="card told" role="status">${ready}</p>`}
    ${samples.length > 0 && samplesOf(around, samples)}
    <form
      class="card"
      method="post"
      action="${linkTo(around, around.path)}"
      data-guards="${JSON.stringify(guards)}"
      data-known="${JSON.stringify({ ...view.known, ...held })}"
    >
      ${tokenIn(around)}
      <button class="skip" name="do" value="send" tabindex="-1" aria-hidden="true">${first}</button>
      ${filled && html`<input type="hidden" name="filled" value="${filled.id}" />`}
      ${forResidents && residentField(around, given)}
      ${
        form &&
        sectionsOf(form).map(
          ({ title: heading, help, names }) =>
            html`<fieldset>
              <legend>${titleIn(around, heading)}</legend>
              ${help && html`<p class="help">${titleIn(around, help)}</p>`}
              ${names.map((name) => part(around, view, form, name))}
            </fieldset>`,
        )
      }
      ${!view.isPreview && html`<div class="row"><button class="first" name="do" value="send">${first}</button></div>`}
    </form>`;
}

/** What went wrong, as its error says it. */
export function problemBox(around: Around, problem: unknown): Markup {
  const say = sayIn(around);
  const told = isOnePlusNError(problem) ? problem.text(around.language) : undefined;
  const message = told?.message ?? (problem instanceof Error ? problem.message : String(problem));
  return html`<section class="card alert" role="alert" tabindex="-1">
    <h2>${say('未能办理', 'It was not done')}</h2>
    <p>${isOnePlusNError(problem) && html`<code>${problem.code}</code> `}${message}</p>
    ${told && html`<p class="quiet">${told.remedy}</p>`}
  </section>`;
}

function samplesOf(around: Around, samples: FormView['samples']): Markup {
  const say = sayIn(around);
  return html`<nav class="small" aria-label="${say('示例内容', 'Sample answers')}">
    ${say('填入情形的内容:', 'Answers of a scenario:')}
    <ul>
      ${samples.map(({ name, at }) => html`<li><a href="${linkTo(around, sampleLink(around, at))}">${name}</a></li>`)}
    </ul>
  </nav>`;
}

const sampleLink = ({ path }: Around, at: number): string =>
  `${path.replace(/[?&]sample=\d+/, '')}${path.includes('?') ? '&' : '?'}sample=${at}`;

function residentField(around: Around, given: URLSearchParams): Markup {
  const say = sayIn(around);
  return html`<div class="field">
    <label for="resident"
      >${say('代哪位居民办理', 'For which resident')}
      <span class="quiet small">(${say('选填', 'optional')})</span></label
    >
    <p class="help" id="resident-help">
      ${say('门户所知的标识; 账本上只有假名。', 'By what the portal knows them; on the ledger stands a pseudonym.')}
    </p>
    <input
      id="resident"
      name="resident"
      maxlength="64"
      autocomplete="off"
      aria-describedby="resident-help"
      value="${given.get('resident') ?? ''}"
    />
  </div>`;
}

type Section = NonNullable<ProcessForm['sections']>[number];

/** Its sections in their order; what stands in none of them comes last. */
function sectionsOf({ sections = [], schema, groups = [], title }: ProcessForm): (Pick<Section, 'title' | 'help'> & {
  readonly names: readonly string[];
})[] {
  const placed = new Set(sections.flatMap(({ fields }) => fields));
  const others = [...Object.keys(schema.properties), ...groups.map(({ name }) => name)].filter((n) => !placed.has(n));
  const told = sections.map(({ fields, ...section }) => ({ ...section, names: fields }));
  return others.length === 0 ? told : [...told, { title, names: others }];
}

function part(around: Around, { given, filled }: FormView, form: ProcessForm, name: string): Piece {
  const group = form.groups?.find((each) => each.name === name);
  if (group) return groupOf(around, group, given);
  const item = form.schema.properties[name];
  if (!item) return undefined;
  const field = { name, item, form, given };
  const held = filled?.held.find((each) => each.field === name);
  if (held) return heldField(around, field, held);
  const open = filled?.open.find((each) => each.field === name);
  if (open) return openField(around, field, open);
  const fetch = form.fetches?.find(({ fields }) => Object.hasOwn(fields, name));
  return fetch ? awaitedField(around, field, fetch.dataset) : typedField(around, field);
}

/** How many rows of a group are on the page. */
export const rowsOf = ({ name, min = 0 }: ProcessGroup, given: URLSearchParams): number =>
  Math.max(min, Math.min(limits.groupRows, Number(given.get(`n.${name}`) ?? 0) || 0));

function groupOf(around: Around, group: ProcessGroup, given: URLSearchParams): Markup {
  const say = sayIn(around);
  const { name, title, schema, max } = group;
  const count = rowsOf(group, given);
  const more = html`<button name="do" value="add:${name}" formnovalidate>${say('添加一行', 'Add a row')}</button>`;
  const row = (at: number): Markup =>
    html`<div class="group" role="group" aria-label="${titleIn(around, title)} ${at + 1}">
      ${Object.entries(schema.properties).map(([field, item]) => {
        const id = `g-${name}-${at}-${field}`;
        const input = `g.${name}.${at}.${field}`;
        const isAsked = schema.required.includes(field);
        return html`<div class="field">
          <label for="${id}">${labelOf(around, field, item)}</label>${inputOf(around, item, {
            ...{ id, name: input, value: given.get(input) ?? '' },
          })}${isAsked && html`<p class="help">${say('必填', 'required')}</p>`}
        </div>`;
      })}<button name="do" value="remove:${name}:${at}" formnovalidate>${say('删除此行', 'Remove this row')}</button>
    </div>`;
  return html`<div class="field" data-asked="${name}">
    <span class="label">${titleIn(around, title)}</span>
    <input type="hidden" name="n.${name}" value="${count}" />${Array.from({ length: count }, (_, at) => row(at))}
    ${count < (max ?? limits.groupRows) && more}
  </div>`;
}
