/** What is only looked at: the apps, a form, what waits. */
import { actingForm } from '../pages/acting';
import { formView } from '../pages/form';
import { html } from '../pages/html';
import { titleIn, type Answer, type Around } from '../pages/layout';
import { overviewPage } from '../pages/overview';
import { workList } from '../pages/work-list';
import type { Asked } from './asked';
import { actingAs, type Desk } from './desk';
import { sayIn } from '../../language/say';

export async function overview({ playground }: Desk, around: Around): Promise<Answer> {
  const apps = playground?.apps ?? [];
  const shown = await Promise.all(
    apps.map(async (published) => ({ published, cases: (await playground?.cases(published)) ?? [] })),
  );
  return { title: sayIn(around)('应用', 'Apps'), body: overviewPage(around, shown) };
}

/** A form as people will see it; it is sent nowhere. */
export async function lookAtForm(
  { playground }: Desk,
  around: Around,
  [name, wanted]: readonly [app: string, form: string],
): Promise<Answer | undefined> {
  const published = playground?.app(name);
  const [someone] = published ? (playground?.people(published.msp) ?? []) : [];
  const ledger = published && (await playground?.as(`${published.msp}/${someone?.id ?? ''}`));
  if (!published || !ledger) return undefined;
  const say = sayIn(around);
  const { definition } = await ledger.process.get({ process: published.process });
  const form = definition.forms.find((each) => each.name === wanted);
  if (!form) return undefined;
  const title = titleIn(around, form.title);
  const given = new URLSearchParams((form.groups ?? []).map((group) => [`n.${group.name}`, '1'] as [string, string]));
  const view = {
    form,
    given,
    known: {},
    forResidents: false,
    title: say('提交', 'Send'),
    samples: [],
    isPreview: true,
  };
  return {
    title,
    body: html`<h1>${title}</h1>
      <p class="quiet">${say('此为预览, 不会提交。', 'A preview: it is sent nowhere.')}</p>
      ${formView(around, view)}`,
  };
}

export async function lookAtTasks({ playground }: Desk, around: Around, asked: Asked): Promise<Answer> {
  const title = sayIn(around)('待办', 'Work list');
  const wanted = asked.query.get('as');
  const [first] = playground?.apps ?? [];
  const msp = wanted?.split('/')[0] ?? first?.msp ?? '';
  const likely = (first?.stories ?? []).flatMap(({ when }) => when.map(({ by }) => by));
  const acting = playground && (await actingAs(playground, msp, wanted, likely));
  if (!playground || !acting) return { title, body: html`<h1>${title}</h1>` };
  const { items } = await acting.ledger.process.tasks({ size: 200 });
  const authorities = [...new Set(playground.apps.map((each) => each.msp))];
  const people = authorities.flatMap((each) => playground.people(each).map((person) => ({ msp: each, person })));
  return {
    title,
    body: html`<h1>${title}</h1>
      ${actingForm(around, { people, acting })}${workList(around, items, acting.id)}`,
  };
}
