/** One case: where it is, what can be done with it, what its forms say, what was done. */
import { chartOf, type Definition, type OutputOf, type Transactions, type process } from '@oneplusn/api';
import { html, type Markup, type Piece } from './html';
import { linkTo, titleIn, tokenIn, type Around } from './layout';
import { dataTable, outcomeTable } from './origins';
import { sayIn } from '../../language/say';

/** What is known of a case. */
export interface CaseView {
  readonly seen: OutputOf<Transactions['process']['case']>;
  readonly definition: Definition;
  /** What its applicant was told; absent where the person has no part in it. */
  readonly notices: OutputOf<Transactions['process']['notices']>['notices'];
  readonly acting: string;
  readonly resident: string | undefined;
}

export function casePage(around: Around, view: CaseView): Markup {
  const say = sayIn(around);
  const { seen, definition, acting, resident } = view;
  const { case: file } = seen;
  const hidden = seen.data === undefined;
  const { due } = file.term ?? {};
  const about = [
    ...(due === undefined ? [] : [say(`全件期限 ${due}`, `The whole case is due ${due}`)]),
    ...(resident === undefined ? [] : [say(`代居民 ${resident}`, `For the resident ${resident}`)]),
    say(`按第 ${file.version} 版定义办理`, `Under version ${file.version} of the definition`),
  ];
  return html`<section class="card">
      <h2>${say('办到何处', 'Where it is')}</h2>
      <ul>
        ${file.places.map((place) => html`<li>${placeLine(around, definition, place, acting)}</li>`)}
      </ul>
      ${about.map((line) => html`<p class="small quiet">${line}</p>`)} ${feesOf(around, definition, file)}
      ${actionsOf(around, view)}
    </section>
    ${timeForm(around)} ${outcomeTable(around, definition, seen)}
    <section class="card">
      <h2>${say('表单内容', 'What the forms say')}</h2>
      ${
        hidden
          ? html`<p class="quiet">
              ${say('此人不参与该流程, 看不到表单内容。', 'This person has no part in the process, and does not see it.')}
            </p>`
          : dataTable(around, definition, seen.data ?? {})
      }
    </section>
    ${view.notices.length > 0 && noticesOf(around, view.notices)}
    <section class="card">
      <h2>${say('办理记录', 'History')}</h2>
      <ol class="steps">
        ${seen.steps.map((step) => html`<li>${stepLine(around, definition, step)}</li>`)}
      </ol>
    </section>`;
}

const stateTitle = (around: Around, definition: Definition, name: string): string => {
  const state = chartOf(definition).state(name);
  return state ? titleIn(around, state.title) : name;
};

const actionTitle = (around: Around, definition: Definition, name: string): string => {
  const action = chartOf(definition).action(name);
  return action ? titleIn(around, action.title) : name;
};

/** By when somebody has to act, and whether that has passed. */
export function dueBadge(around: Around, { due, overdue }: Pick<process.Place, 'due' | 'overdue'>): Piece {
  const say = sayIn(around);
  if (due === undefined) return undefined;
  return overdue === undefined
    ? html` <span class="badge">${say('期限', 'due')} ${due}</span>`
    : html` <span class="badge late"
        >${say(`期限 ${due}, 逾期 ${overdue} 个工作日`, `due ${due}, ${overdue} working days late`)}</span
      >`;
}

function placeLine(around: Around, definition: Definition, place: process.Place, acting: string): Markup {
  const say = sayIn(around);
  const sub =
    place.sub !== undefined &&
    html`, ${say('等待', 'waiting for')} <a href="${linkTo(around, caseLink(place.sub, acting))}">${place.sub}</a>`;
  const claimed = place.claimed !== undefined && say(`, 由 ${place.claimed} 认领`, `, claimed by ${place.claimed}`);
  return html`<strong>${stateTitle(around, definition, place.state)}</strong
    >${dueBadge(around, place)}${sub}${claimed}`;
}

/** The page of a case, as one person sees it. */
export const caseLink = (id: string, acting: string): string =>
  `/cases/${encodeURIComponent(id)}?as=${encodeURIComponent(acting)}`;

function actionsOf(around: Around, { seen, definition, acting }: CaseView): Markup {
  const say = sayIn(around);
  const { actions, case: file } = seen;
  if (file.state === 'ended') return html`<p class="quiet">${say('已办结。', 'It has ended.')}</p>`;
  const idle = say('此人现在没有可办的动作。', 'Nothing for this person to do now.');
  if (actions.length === 0) return html`<p class="quiet">${idle}</p>`;
  const [chart, query] = [chartOf(definition), `?as=${encodeURIComponent(acting)}`];
  const claims = file.places.map(({ state, claimed }) => {
    const [path, title] =
      claimed === undefined
        ? ['claim', say('认领', 'Claim')]
        : claimed === acting
          ? ['return', say('退回', 'Return')]
          : [];
    return (
      path !== undefined &&
      html`<form
        method="post"
        action="${linkTo(around, `/cases/${encodeURIComponent(file.id)}/${path}/${state}${query}`)}"
      >
        ${tokenIn(around)}<button>${title} ${file.places.length > 1 && stateTitle(around, definition, state)}</button>
      </form>`
    );
  });
  return html`<h3>${say('可办的动作', 'What can be done')}</h3>
    <div class="row">
      ${actions.map((name) => {
        const to = linkTo(around, `/cases/${encodeURIComponent(file.id)}/act/${name}${query}`);
        const title = actionTitle(around, definition, name);
        return chart.action(name)?.form === undefined
          ? html`<form method="post" action="${to}">${tokenIn(around)}<button class="first">${title}</button></form>`
          : html`<form method="get" action="${linkTo(around, `/cases/${encodeURIComponent(file.id)}/act/${name}`)}">
              <input type="hidden" name="as" value="${acting}" /><button class="first">${title} …</button>
            </form>`;
      })}${claims}
    </div>`;
}

/** Moves the clock of the whole ledger. */
export function timeForm(around: Around): Markup {
  const say = sayIn(around);
  return html`<form class="card row" method="post" action="/${around.language}/time">
    ${tokenIn(around)} <input type="hidden" name="back" value="${around.path}" />
    <div>
      <label for="days">${say('把日期前移 (天)', 'Move the date forward (days)')}</label>
      <input id="days" name="days" type="number" min="1" max="366" step="1" value="7" required />
    </div>
    <button>${say('前移', 'Move')}</button>
  </form>`;
}

function feesOf(around: Around, { fees = [] }: Definition, file: process.Case): Piece {
  const say = sayIn(around);
  const marks = { due: say('应缴', 'due'), paid: say('已缴', 'paid'), exempt: say('免缴', 'waived') };
  return (file.fees ?? []).map(({ name, mark, amount }) => {
    const fee = fees.find((each) => each.name === name);
    const yuan = amount === undefined ? '' : ` ${(amount / 100).toFixed(2)}`;
    return html`<p class="small">
      ${fee ? titleIn(around, fee.title) : name}${yuan}: <span class="badge">${marks[mark]}</span>
    </p>`;
  });
}

function noticesOf(around: Around, notices: CaseView['notices']): Markup {
  const say = sayIn(around);
  return html`<section class="card">
    <h2>${say('告知申请人', 'What the applicant is told')}</h2>
    ${notices.map(
      ({ title, zh, en }) =>
        html`<h3>${titleIn(around, title)}</h3>
          <p>${say(zh, en ?? zh)}</p>`,
    )}
  </section>`;
}

function stepLine(around: Around, definition: Definition, step: process.Step): Markup {
  const say = sayIn(around);
  const { number, kind, action, to, openings = [], escalated, holder, provenance } = step;
  const kinds = {
    begin: say('开始办件', 'begun'),
    act: actionTitle(around, definition, action ?? ''),
    claim: say('认领', 'claimed'),
    delegate: say(`转交 ${holder ?? ''}`, `handed to ${holder ?? ''}`),
    return: say('退回', 'put back'),
    resume: say('子流程办结, 继续', 'went on: what it waited for has ended'),
    abandon: say('随上级办件终止', 'given up with the case above'),
  };
  return html`<strong>${number}. ${kinds[kind]}</strong> →
    ${to.map((state) => stateTitle(around, definition, state)).join(', ')}
    ${escalated && html`<span class="badge late">${say('上级代办', 'by the department above')}</span>`} <br /><span
      class="small quiet"
      >${provenance.by},
      ${provenance.at}${
        openings.length > 0 && say(`, 调阅 ${openings.join(', ')}`, `, openings ${openings.join(', ')}`)
      }</span
    >`;
}
