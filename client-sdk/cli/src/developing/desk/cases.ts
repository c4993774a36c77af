/** What is done with a case. */
import { randomBytes } from 'node:crypto';
import { chartOf, ownerOf, type Definition, type Fields, type process } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { actingForm, peopleOf } from '../pages/acting';
import { casePage, caseLink } from '../pages/case';
import { formView, problemBox } from '../pages/form';
import { html, type Piece } from '../pages/html';
import { titleIn, type Answer, type Around } from '../pages/layout';
import type { Asked } from './asked';
import { actingAs, type Acting, type Desk } from './desk';
import { filledIn } from './filling';

/** A case, as the person who acts sees it. */
interface InHand {
  readonly acting: Acting;
  readonly seen: Awaited<ReturnType<Acting['ledger']['process']['case']>>;
  readonly definition: Definition;
  readonly resident: string | undefined;
}

async function inHand(desk: Desk, asked: Asked, id: string): Promise<InHand | undefined> {
  const { playground } = desk;
  const likely = playground?.apps.flatMap(({ stories }) => stories.flatMap(({ when }) => when.map(({ by }) => by)));
  const acting = playground && (await actingAs(playground, ownerOf(id), asked.query.get('as'), likely));
  if (!acting) return undefined;
  const { ledger } = acting;
  const resident = desk.residentOf(id);
  const transient = { ...(resident !== undefined && { resident }) };
  const seen = await ledger.process.case({ case: id }, { transient });
  const { definition } = await ledger.process.get({ process: seen.case.process, version: seen.case.version });
  return { acting, seen, definition, resident };
}

/** The page of a case; with what went wrong, where something did. */
export async function showCase(
  desk: Desk,
  around: Around,
  asked: Asked,
  id: string,
  problem?: unknown,
): Promise<Answer | undefined> {
  const found = await inHand(desk, asked, id);
  const { playground } = desk;
  if (!found || !playground) return undefined;
  const { acting, seen, definition, resident } = found;
  const transient = { ...(resident !== undefined && { resident }) };
  const { notices } =
    definition.notices && seen.data
      ? await acting.ledger.process.notices({ case: id }, { transient })
      : { notices: [] };
  const msp = ownerOf(id);
  const title = titleIn(around, definition.title);
  const body: Piece = html`<p class="quiet small id">${id}</p>
    <h1>${title}</h1>
    ${problem !== undefined && problemBox(around, problem)}
    ${actingForm(around, { people: peopleOf(msp, playground.people(msp)), acting })}
    ${casePage(around, { seen, definition, notices, acting: acting.id, resident })}`;
  return { title, body, ...(problem !== undefined && { status: 409 }) };
}

/** An action taken: at once where it has no form. */
export async function actOn(
  desk: Desk,
  around: Around,
  asked: Asked,
  [id, action]: readonly [id: string, action: string],
): Promise<Answer | undefined> {
  const found = await inHand(desk, asked, id);
  const { playground } = desk;
  const chosen = found && chartOf(found.definition).action(action);
  if (!playground || !chosen) return undefined;
  const { acting, seen, definition } = found;
  const resident = chosen.applicant ? found.resident : undefined;
  const form = definition.forms.find(({ name }) => name === chosen.form);
  if (!form) {
    if (!asked.posted) return { to: caseLink(id, acting.id) };
    return attempted(desk, around, asked, id, () => {
      const transient = { ...(resident !== undefined && { resident }), salt: randomBytes(32).toString('hex') };
      return acting.ledger.process.act({ case: id, action, step: seen.case.step }, { transient });
    });
  }
  const said = Object.entries(seen.data ?? {}).map(([name, { value }]) => [name, value] as const);
  const known: Fields = Object.fromEntries(said);
  const stories = playground.ofProcess(seen.case.process)?.stories ?? [];
  const title = titleIn(around, chosen.title);
  const came = await filledIn(
    desk,
    {
      ...{ form, known, title, forResidents: false },
      samples: stories.flatMap(({ name, when }) =>
        when.flatMap((step) =>
          step.in === undefined && step.action === action && step.fields ? [{ name, fields: step.fields }] : [],
        ),
      ),
      fill: (fields) => playground.sdk.fillForm(acting.ledger, { case: id, action, fields, resident }),
      done: () => caseLink(id, acting.id),
    },
    asked,
  );
  if ('to' in came) return came;
  const msp = ownerOf(id);
  return {
    title,
    body: html`<p class="quiet small id">${id}</p>
      <h1>${title}: ${titleIn(around, form.title)}</h1>
      ${actingForm(around, { people: peopleOf(msp, playground.people(msp)), acting })}${formView(around, came.view)}`,
  };
}

/** Takes a task on, or puts it back. */
export async function handOver(
  desk: Desk,
  around: Around,
  asked: Asked,
  [id, verb, state]: readonly [id: string, verb: string, state: string],
): Promise<Answer | undefined> {
  const found = await inHand(desk, asked, id);
  if (!found || !asked.posted) return undefined;
  const { process } = found.acting.ledger;
  const input = { case: id, state, step: found.seen.case.step };
  return attempted(desk, around, asked, id, () => (verb === 'claim' ? process.claim(input) : process.return(input)));
}

async function attempted(
  desk: Desk,
  around: Around,
  asked: Asked,
  id: string,
  work: () => Promise<process.Case>,
): Promise<Answer | undefined> {
  try {
    await work();
  } catch (error) {
    if (!isOnePlusNError(error)) throw error;
    return showCase(desk, { ...around, path: `/cases/${encodeURIComponent(id)}` }, asked, id, error);
  }
  return { to: caseLink(id, asked.query.get('as') ?? '') };
}
