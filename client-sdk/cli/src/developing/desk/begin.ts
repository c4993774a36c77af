/** A case begun: by an official at the desk, or by a portal for a resident. */
import { html } from '../pages/html';
import { actingForm, peopleOf } from '../pages/acting';
import { caseLink } from '../pages/case';
import { formView } from '../pages/form';
import { titleIn, type Answer, type Around } from '../pages/layout';
import { actingAs, type Desk } from './desk';
import { filledIn } from './filling';
import type { Asked } from './asked';
import { sayIn } from '../../language/say';

export async function beginCase(desk: Desk, around: Around, asked: Asked, name: string): Promise<Answer | undefined> {
  const { playground } = desk;
  const published = playground?.app(name);
  if (!playground || !published) return undefined;
  const { app, msp, process, stories } = published;
  const likely = stories.flatMap(({ begin, when }) => [begin?.by ?? when[0]?.by ?? '']);
  const acting = await actingAs(playground, msp, asked.query.get('as'), likely);
  if (!acting) return undefined;
  const { ledger } = acting;
  const say = sayIn(around);
  const { definition } = await ledger.process.get({ process });
  const form = definition.forms.find((each) => each.name === definition.begin?.form);
  const came = await filledIn(
    desk,
    {
      ...{ form, known: {}, title: say('开始办件', 'Begin the case') },
      forResidents: definition.begin?.residents !== undefined,
      samples: stories.flatMap(({ name: story, begin }) =>
        begin?.fields ? [{ name: story, fields: begin.fields, resident: begin.resident }] : [],
      ),
      fill: (fields, resident) => playground.sdk.fillBeginning(ledger, { process, resident, ...(form && { fields }) }),
      done: (file, resident) => {
        desk.begunFor(file.id, resident);
        return caseLink(file.id, acting.id);
      },
    },
    asked,
  );
  if ('to' in came) return came;
  const heading = form ? titleIn(around, form.title) : say('开始办件', 'Begin a case');
  const title = `${titleIn(around, app.process.title)}: ${heading}`;
  const people = peopleOf(msp, playground.people(msp));
  return {
    title,
    body: html`<h1>${title}</h1>
      ${actingForm(around, { people, acting })}${formView(around, came.view)}`,
  };
}
