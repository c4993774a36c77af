/** Which page is asked for. */
import type { Asked } from '../desk/asked';
import { beginCase } from '../desk/begin';
import { actOn, handOver, showCase } from '../desk/cases';
import type { Desk } from '../desk/desk';
import { lookAtForm, lookAtTasks, overview } from '../desk/looking';
import type { Answer, Around } from '../pages/layout';

/** What answers a path: undefined where there is no such thing. */
type Page = (
  desk: Desk,
  around: Around,
  asked: Asked,
  parts: readonly string[],
) => Answer | undefined | Promise<Answer | undefined>;

const pages: readonly (readonly [path: RegExp, page: Page])[] = [
  [/^\/$/, (desk, around) => overview(desk, around)],
  [/^\/tasks$/, (desk, around, asked) => lookAtTasks(desk, around, asked)],
  [/^\/time$/, (desk, _, asked) => moveTime(desk, asked)],
  [/^\/apps\/([^/]+)\/begin$/, (desk, around, asked, [app = '']) => beginCase(desk, around, asked, app)],
  [
    /^\/apps\/([^/]+)\/forms\/([^/]+)$/,
    (desk, around, _, [app = '', form = '']) => lookAtForm(desk, around, [app, form]),
  ],
  [/^\/cases\/([^/]+)$/, (desk, around, asked, [id = '']) => showCase(desk, around, asked, id)],
  [
    /^\/cases\/([^/]+)\/act\/([^/]+)$/,
    (desk, around, asked, [id = '', action = '']) => actOn(desk, around, asked, [id, action]),
  ],
  [
    /^\/cases\/([^/]+)\/(claim|return)\/([^/]+)$/,
    (desk, around, asked, [id = '', verb = '', state = '']) => handOver(desk, around, asked, [id, verb, state]),
  ],
];

export async function answerTo(desk: Desk, around: Around, asked: Asked, path: string): Promise<Answer | undefined> {
  for (const [pattern, page] of pages) {
    const parts = pattern.exec(path)?.slice(1).map(decodeURIComponent);
    if (parts) return page(desk, around, asked, parts);
  }
  return undefined;
}

function moveTime({ clock }: Desk, { posted }: Asked): Answer | undefined {
  const days = Number(posted?.get('days') ?? 0);
  if (!posted || !Number.isInteger(days) || days < 1 || days > 366) return undefined;
  clock.advance(days);
  const back = posted.get('back') ?? '';
  return { to: /^\/(?![/\\])/.test(back) ? back : '/' };
}
