/** One field of a form: typed by a person, held by the state, or open because the state has nothing to say. */
import type { Fields, ProcessForm } from '@oneplusn/api';
import type { HeldField, OpenField } from '@oneplusn/sdk';
import { html, type Markup, type Piece } from './html';
import { titleIn, type Around } from './layout';
import { sayIn } from '../../language/say';

/** An item of a schema: of a form, or of a row. */
export type FormItem = ProcessForm['schema']['properties'][string];

/** A value as people read it. */
export const valueText = (around: Around, value: Fields[string] | undefined): string => {
  if (typeof value !== 'boolean') return value === undefined ? '-' : String(value);
  const say = sayIn(around);
  return value ? say('是', 'yes') : say('否', 'no');
};

/** What a field is called: its title, with its name beside it for readers of another language. */
export const labelOf = ({ language }: Around, name: string, { title }: FormItem): Piece =>
  title === undefined ? name : language === 'zh' ? title : html`${title} <span class="quiet small">${name}</span>`;

/** An input, as it stands on the page. */
interface Input {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly required?: boolean;
  readonly describedBy?: string | undefined;
  readonly document?: boolean;
}

export function inputOf(around: Around, item: FormItem, input: Input): Markup {
  const { id, name, value, required = false, describedBy, document = false } = input;
  const say = sayIn(around);
  const common = html`id="${id}" name="${name}"
  data-type="${item.type}"${required && html` required`}${
    describedBy !== undefined && html` aria-describedby="${describedBy}"`
  }`;
  const chosen = (options: readonly (readonly [string, string])[]): Markup =>
    html`<select ${common}>
      <option value="">${say('请选择', 'Choose')}</option>
      ${options.map(
        ([each, shown]) => html`<option value="${each}" ${each === value && html` selected`}>${shown}</option>`,
      )}
    </select>`;
  if (item.type === 'boolean')
    return chosen([
      ['true', say('是', 'Yes')],
      ['false', say('否', 'No')],
    ]);
  if (item.type === 'integer')
    return html`<input
      ${common}
      type="number"
      step="1"
      value="${value}"
      ${
        item.minimum !== undefined && html` min="${item.minimum}"`
      }${item.maximum !== undefined && html` max="${item.maximum}"`}
    />`;
  if (item.enum) return chosen(item.enum.map((each) => [each, each]));
  if (item.format === 'date') return html`<input ${common} type="date" value="${value}" />`;
  const length = html`${item.maxLength !== undefined && html` maxlength="${item.maxLength}"`}`;
  if ((item.maxLength ?? 0) > 200) return html`<textarea ${common}${length}>${value}</textarea>`;
  return html`<input
    ${common}
    type="text"
    autocomplete="off"
    spellcheck="false"
    value="${value}"
    ${length}${document && html` pattern="[0-9a-f]{64}"`}
  />`;
}

/** A field as its form has it. */
export interface FormField {
  readonly name: string;
  readonly item: FormItem;
  readonly form: ProcessForm;
  /** What was posted, by the names of inputs. */
  readonly given: URLSearchParams;
}

/** A field that people type. */
export function typedField(around: Around, { name, item, form, given }: FormField): Markup {
  const help = helpOf(around, form, name);
  const id = `f-${name}`;
  const isAsked = form.schema.required.includes(name);
  const input = inputOf(around, item, {
    ...{ id, name: `f.${name}`, value: given.get(`f.${name}`) ?? '', document: form.kinds?.[name] === 'document' },
    required: isAsked && !form.when?.[name],
    describedBy: help && `${id}-help`,
  });
  return html`<div class="field" data-asked="${name}">
    <label for="${id}">${labelOf(around, name, item)}${!isAsked && optional(around)}</label
    >${help && html`<p class="help" id="${id}-help">${help}</p>`}${input}
  </div>`;
}

const optional = (around: Around): Markup =>
  html` <span class="quiet small">(${sayIn(around)('选填', 'optional')})</span>`;

/** A field that fills itself, before it has. */
export function awaitedField(around: Around, { name, item }: FormField, dataset: string): Markup {
  const say = sayIn(around);
  return html`<div class="field" data-asked="${name}">
    <span class="label">${labelOf(around, name, item)}</span>
    <p class="held from">${say(`取自 ${dataset}, 无需填写`, `From ${dataset}: nobody is asked`)}</p>
  </div>`;
}

/** A field as the state holds it: read-only, and corrected only with a reason. */
export function heldField(around: Around, { name, item, given }: FormField, held: HeldField): Markup {
  const say = sayIn(around);
  const [correction, reason] = [given.get(`a.${name}`) ?? '', given.get(`r.${name}`) ?? ''];
  const opening = held.opening !== undefined && say(`, 调阅 ${held.opening}`, `, opening ${held.opening}`);
  const open = html`${correction !== '' && html` open`}`;
  return html`<div class="field" data-asked="${name}">
    <span class="label" id="l-${name}">${labelOf(around, name, item)}</span>
    <div class="held">
      <output aria-labelledby="l-${name}">${valueText(around, held.value)}</output>
      <p class="from">${say('取自', 'From')} ${held.dataset}${opening}</p>
      <details ${open}>
        <summary>${say('有误, 更正', 'It is wrong: correct it')}</summary>
        <label for="a-${name}">${say('应为', 'It should be')}</label>
        ${inputOf(around, item, { id: `a-${name}`, name: `a.${name}`, value: correction })}
        <label for="r-${name}">${say('理由', 'Why')}</label>
        <input id="r-${name}" name="r.${name}" type="text" maxlength="400" autocomplete="off" value="${reason}" />
      </details>
    </div>
  </div>`;
}

/** A field that could not be fetched, and is typed by hand. */
export function openField(around: Around, { name, item, form, given }: FormField, open: OpenField): Markup {
  const say = sayIn(around);
  const why = {
    absent: say('查无记录', 'there is no such record'),
    denied: say('没有可用的授权', 'no grant lets it be read'),
    unanswered: say('提供方没有应答', 'its holder does not answer'),
  }[open.why];
  const input = inputOf(around, item, {
    ...{ id: `a-${name}`, name: `a.${name}`, value: given.get(`a.${name}`) ?? '', describedBy: `w-${name}` },
    required: form.schema.required.includes(name) && !form.when?.[name],
  });
  return html`<div class="field" data-asked="${name}">
    <label for="a-${name}">${labelOf(around, name, item)}</label>
    <div class="open">
      <p class="from" id="w-${name}">
        ${open.dataset}: ${why}; ${say('请手工填写, 将注明为自行申报', 'type it; it is marked as declared')}
      </p>
      ${input}
    </div>
  </div>`;
}

/** What helps: the form's words for the field, the item's own, and what its kind means. */
function helpOf(around: Around, { help, kinds, schema }: ProcessForm, name: string): string | undefined {
  const say = sayIn(around);
  const said = help?.[name];
  const kind = { amount: say('以分计', 'in fen'), document: say('文件的 SHA-256', 'SHA-256 of the file') };
  const of = kinds?.[name];
  const parts = [said && titleIn(around, said), schema.properties[name]?.description, !said && of && kind[of]];
  return parts.filter(Boolean).join(' ') || undefined;
}
