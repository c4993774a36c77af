/** What the forms of a case say, and where each value comes from. */
import { chartOf, itemsOf, type Definition, type Fields, type ProcessForm, type process } from '@oneplusn/api';
import { labelOf, valueText, type FormItem } from './fields';
import { html, type Markup, type Piece } from './html';
import { type Around } from './layout';
import { sayIn } from '../../language/say';
import { tableOf } from './table';

/** The values of a case by field, in the order of the forms. */
export function dataTable(around: Around, definition: Definition, data: process.CaseData): Markup {
  const say = sayIn(around);
  const placed = new Map(definition.forms.flatMap(inOrder));
  const rows = [...placed].flatMap(([name, { item, form }]) => {
    const said = data[name];
    return said
      ? [
          html`<tr>
            <th scope="row">${labelOf(around, name, item)}</th>
            <td>${saidIn(around, form, name, said.value)}</td>
            <td class="small quiet">${originOf(around, said)}</td>
          </tr>`,
        ]
      : [];
  });
  if (rows.length === 0) return html`<p class="quiet">${say('尚未填写。', 'Nothing is filled in yet.')}</p>`;
  return tableOf([say('信息项', 'Field'), say('内容', 'Value'), say('来源', 'Where it comes from')], rows);
}

/** The items of a form as its sections order them. */
function inOrder(form: ProcessForm): (readonly [name: string, of: { item: FormItem; form: ProcessForm }])[] {
  const items = itemsOf(form);
  const placed = (form.sections ?? []).flatMap(({ fields }) => fields);
  return [...new Set([...placed, ...Object.keys(items)])].flatMap((name) => {
    const item = items[name];
    return item ? [[name, { item, form }] as const] : [];
  });
}

/** A value as its form means it: rows as rows, fen as yuan too. */
function saidIn(around: Around, { groups, kinds }: ProcessForm, name: string, value: CaseField['value']): Piece {
  const group = groups?.find((each) => each.name === name);
  if (group) {
    const row = (fields: Fields): string =>
      Object.entries(fields)
        .map(([field, each]) => `${group.schema.properties[field]?.title ?? field}: ${valueText(around, each)}`)
        .join(', ');
    return html`<ul>
      ${(JSON.parse(String(value)) as Fields[]).map((fields) => html`<li>${row(fields)}</li>`)}
    </ul>`;
  }
  const isAmount = kinds?.[name] === 'amount' && typeof value === 'number';
  const yuan = isAmount && ` (${(value / 100).toFixed(2)} ${sayIn(around)('元', 'yuan')})`;
  return html`${valueText(around, value)}${yuan}`;
}

type CaseField = process.CaseData[string];

function originOf(around: Around, { step, source, declared }: CaseField): Piece {
  const say = sayIn(around);
  if (source) return sourceOf(around, source);
  if (!declared) return say(`第 ${step} 步填写`, `typed at step ${step}`);
  const why = {
    corrected: say('申请人更正', 'corrected by the applicant'),
    absent: say('查无记录, 自行申报', 'no record: declared'),
    denied: say('没有授权, 自行申报', 'no grant: declared'),
    unanswered: say('提供方未应答, 自行申报', 'no answer: declared'),
  }[declared.why];
  const { reason, instead } = declared;
  return html`<span class="badge">${why}</span>${reason !== undefined && html`<br />${say('理由', 'Why')}: ${reason}`}
    ${
      instead &&
      html`<br />${say('原记载', 'The record says')}: ${valueText(around, instead.value)},
        ${sourceOf(around, instead.source)}`
    }`;
}

function sourceOf(around: Around, { dataset, version, opening }: process.Source): Piece {
  const say = sayIn(around);
  const under = opening !== undefined && html`, ${say('调阅', 'opening')} <code class="id">${opening}</code>`;
  return html`<span class="badge good">${dataset}</span> ${say(`第 ${version} 版`, `version ${version}`)}${under}`;
}

/** The record that a case has left behind, as its outcome makes it. */
export function outcomeTable(
  around: Around,
  definition: Definition,
  { steps, data = {} }: { readonly steps: readonly process.Step[]; readonly data?: process.CaseData | undefined },
): Piece {
  const say = sayIn(around);
  const chart = chartOf(definition);
  return steps.map(({ dataset, action, provenance }) => {
    const outcome = dataset === undefined ? undefined : chart.action(action ?? '')?.outcome;
    if (!outcome) return undefined;
    const rows = Object.entries(outcome.fields).map(
      ([item, field]) =>
        html`<tr>
          <th scope="row"><code>${item}</code></th>
          <td>${valueText(around, data[field]?.value)}</td>
        </tr>`,
    );
    return html`<section class="card told">
      <h2>${say('结果: 已写入', 'Outcome: a record of')} ${dataset}</h2>
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p class="small quiet">${provenance.by}, ${provenance.at}</p>
    </section>`;
  });
}
