/** What waits for a person's department. */
import type { process } from '@oneplusn/api';
import { caseLink, dueBadge } from './case';
import { html, type Markup } from './html';
import { linkTo, titleIn, type Around } from './layout';
import { sayIn } from '../../language/say';
import { tableOf } from './table';

export function workList(around: Around, tasks: readonly process.Task[], acting: string): Markup {
  const say = sayIn(around);
  if (tasks.length === 0) return html`<p class="card quiet">${say('没有待办。', 'Nothing waits.')}</p>`;
  return html`<div class="card">
    ${tableOf(
      [say('办件', 'Case'), say('状态', 'State'), say('部门', 'Department')],
      tasks.map((task) => {
        const { case: id, title, department, claimed, escalated } = task;
        return html`<tr>
          <td><a class="id" href="${linkTo(around, caseLink(id, acting))}">${id}</a></td>
          <td data-name="${say('状态', 'State')}">
            ${titleIn(around, title)}${dueBadge(around, task)}${
              escalated && html` <span class="badge late">${say('可由上级代办', 'the department above may act')}</span>`
            }${claimed !== undefined && say(`, 由 ${claimed} 认领`, `, claimed by ${claimed}`)}
          </td>
          <td data-name="${say('部门', 'Department')}">${department}</td>
        </tr>`;
      }),
    )}
  </div>`;
}
