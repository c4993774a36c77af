/** Fifty questions that auditors ask, each with what makes an answer one. */
import type { Index } from '@oneplusn/indexer';
import type { Story } from './story';

export type Question = readonly [
  asked: string,
  ask: (index: Index, story: Story) => Promise<unknown>,
  /** Whether the answer holds anything; a question that is to find nothing says so. */
  finds?: 'nothing',
];

const dataset = 'MHRSS/insured';

/** All pages, of a size that makes several. */
async function paged(index: Index, ...[sort, filter]: Parameters<Index['list']>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const row of index.all(sort, filter, 2)) items.push(row);
  return items;
}

const items = async (page: Promise<{ readonly items: readonly unknown[] }>) => (await page).items;

export const questions: readonly Question[] = [
  ['all openings', (index) => items(index.openings())],
  ['all openings, page by page', (index) => paged(index, 'openings', {})],
  ['who opened a dataset', (index) => items(index.openings({ dataset }))],
  ['what a person opened', (index) => items(index.openings({ actor: 'GD/li' }))],
  ['what a department opened', (index) => items(index.openings({ department: 'hrss/licensing' }))],
  ['what a department with all below opened', (index) => items(index.openings({ department: 'hrss' }))],
  ['a department whose name only begins alike', (index) => items(index.openings({ department: 'hr' })), 'nothing'],
  ['what an authority opened or gave', (index) => items(index.openings({ authority: 'ZJ' }))],
  ['for a purpose', (index) => items(index.openings({ purpose: 'statistics' }))],
  ['on a grant', (index, { grant }) => items(index.openings({ grant }))],
  ['person and purpose', (index) => items(index.openings({ actor: 'GD/li', purpose: 'licence.review' }))],
  ['since ever', (index) => items(index.openings({ since: '2020-01-01T00:00:00.000Z' }))],
  ['until long ago', (index) => items(index.openings({ until: '2020-01-01T00:00:00.000Z' })), 'nothing'],
  ['how many openings', (index) => index.count('openings')],
  ['how many denied', (index) => index.count('denials')],
  ['all denials', (index) => items(index.denials())],
  ['denials of a person', (index) => items(index.denials({ actor: 'GD/chen' }))],
  ['openings by day', (index) => index.series('openings', {}, 'day')],
  ['openings by hour of a department', (index) => index.series('openings', { department: 'hrss' }, 'hour')],
  ['openings by month', (index) => index.series('openings', {}, 'month')],
  ['openings by department', (index) => index.groups('openings', {}, 'department')],
  ['openings by person', (index) => index.groups('openings', {}, 'actor')],
  ['openings by purpose of a dataset', (index) => index.groups('openings', { dataset }, 'purpose')],
  ['denials by reason', (index) => index.groups('denials', {}, 'denial')],
  ['all requests', (index) => items(index.requests())],
  ['requests of a department', (index) => items(index.requests({ department: 'hrss/licensing' }))],
  ['requests to a provider', (index) => items(index.requests({ authority: 'MHRSS' }))],
  ['requests with words', (index) => items(index.requests({ words: '转移接续' }))],
  ['all grants', (index) => items(index.grants())],
  ['grants that were revoked', (index) => items(index.grants({ state: 'revoked' }))],
  ['one grant', (index, { revoked }) => items(index.grants({ grant: revoked }))],
  ['all decisions', (index) => items(index.decisions())],
  ['decisions by outcome', (index) => index.groups('decisions', {}, 'outcome')],
  ['all datasets', (index) => items(index.datasets())],
  ['datasets with a word of two characters', (index) => items(index.datasets({ words: '参保' }))],
  ['applications', (index) => items(index.applications())],
  ['applications with words', (index) => items(index.applications({ words: '停车泊位' }))],
  ['findings', (index) => items(index.findings())],
  ['a word in anything', (index) => items(index.search('停车'))],
  ['one character', (index) => items(index.search('血'))],
  ['signs that mean something to databases', (index) => items(index.search('100% 参保_状态'))],
  ['words that stand apart', (index) => items(index.search('车停')), 'nothing'],
  ['all versions of a fact', (index, { revoked }) => index.versions('grant', revoked)],
  ['a transaction, with who endorsed it', (index) => items(index.transactions({ function: 'access:open' }))],
  ['transactions of a person', (index) => paged(index, 'transactions', { actor: 'MHRSS/wu' })],
  ['transactions by verdict', (index) => index.groups('transactions', {}, 'code')],
  ['transactions by hour', (index) => index.series('transactions', {}, 'hour')],
  ['seals of an authority', (index) => paged(index, 'seals', { authority: 'MHRSS' })],
  ['what others put in the places of facts', (index) => items(index.intrusions())],
  ['what was done to lists and keys', (index) => items(index.meddling())],
];
