/** What stands around every page. */
import type { Text } from '@oneplusn/errors';
import type { Language } from '../../language/language';
import type { Trouble } from '../ledger/apps';
import { html, type Markup, type Piece } from './html';
import { sayIn } from '../../language/say';

/** What every page knows. */
export interface Around {
  readonly language: Language;
  /** Path and query without the language: `/tasks?as=GD%2Fli`. */
  readonly path: string;
  /** What forms send back, so that no other site can. */
  readonly token: string;
  /** Changes with every definition that is taken up, or found broken. */
  readonly revision: string;
  readonly troubles: readonly Trouble[];
  /** Whether something was published before. */
  readonly goesOn: boolean;
  /** How many days the clock is ahead. */
  readonly ahead: number;
}

/** A page, or where to go instead. */
export type Answer =
  { readonly title: string; readonly body: Piece; readonly status?: number } | { readonly to: string };

/** A title in the reader's language; in Chinese where there is no other. */
export const titleIn = (
  { language }: Pick<Around, 'language'>,
  { zh, en }: { readonly zh: string; readonly en?: string | undefined },
): string => (language === 'zh' ? zh : (en ?? zh));

/** A link within the pages, in their language. */
export const linkTo = ({ language }: Pick<Around, 'language'>, path: string): string => `/${language}${path}`;

/** The hidden field that every form has. */
export const tokenIn = ({ token }: Pick<Around, 'token'>): Markup =>
  html`<input type="hidden" name="token" value="${token}" />`;

export function pageOf(around: Around, { title, body }: { readonly title: string; readonly body: Piece }): Markup {
  const say = sayIn(around);
  const { path, revision, ahead, language } = around;
  const link = (to: string, name: string): Markup =>
    html`<a href="${linkTo(around, to)}" ${path.split('?')[0] === to && html` aria-current="page"`}>${name}</a>`;
  const today = new Date().toISOString().slice(0, 10);
  const [other, otherName] = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const);
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
        <script src="/script.js" defer></script>
      </head>
      <body data-revision="${revision}">
        <a class="skip" href="#main">${say('跳到正文', 'Skip to the content')}</a>
        <header>
          <div>
            <b>OnePlusN</b>
            <nav aria-label="${say('页面', 'Pages')}">
              ${link('/', say('应用', 'Apps'))} ${link('/tasks', say('待办', 'Work list'))}
            </nav>
            <span class="today"
              >${say('今日', 'Today')}
              ${today}${ahead > 0 && say(` (已前移 ${ahead} 天)`, ` (${ahead} days ahead)`)}</span
            >
            <a href="/${other}${path}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${otherName}</a>
          </div>
        </header>
        <main id="main">${around.troubles.length > 0 && troubled(around)}${body}</main>
        <footer>
          ${say('开发服务器: 内嵌账本, 只在本机, 停止后不留数据。', 'Embedded ledger, on this machine only: nothing is kept.')}
        </footer>
      </body>
    </html> `;
}

function troubled(around: Around): Markup {
  const say = sayIn(around);
  const told = ({ zh, en }: Text): string => say(zh, en);
  return html`<section class="card alert" role="alert" tabindex="-1">
    <h2>${say('定义有误', 'The definition has problems')}</h2>
    ${around.goesOn && html`<p>${say('沿用上一版。', 'The one before goes on.')}</p>`}
    <ul>
      ${around.troubles.map(({ place, said }) => html`<li><code class="id">${place}</code><br />${told(said)}</li>`)}
    </ul>
  </section>`;
}
