/** How each transaction's answer is shown; what is not named here is shown in the general way. */
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { openings, opening } from './audit';
import { dataset } from './catalog';
import { anything, fact, heading, list, page } from './general';
import { caseFile, definition } from './process';
import { proposal, proposals } from './registry';
import { recordPage, versions } from './records';
import { applicationFile, filed, findings } from './review';
import { cleaned, isItem, textOf, type Item } from './value';

type View = (value: unknown, pen: Pen) => string;

const ofItem =
  (view: (value: Item, pen: Pen) => string): View =>
  (value, pen) =>
    isItem(value) ? view(value, pen) : anything(value, pen);

const columns = (...paths: (string | readonly [string, string])[]): View =>
  ofItem((value, pen) => page(value, pen, paths));

const views: Readonly<Record<string, View>> = {
  'registry.authorities': columns('msp', 'name', 'kind', 'division', 'state'),
  'registry.departments': columns('path', 'name', 'state'),
  'registry.actors': columns('id', 'name', 'department', 'roles', 'state'),
  'registry.parameters': columns('name', 'value', 'authority', 'basis'),
  'registry.calendars': columns('year', 'holidays', 'makeUpDays', 'basis'),
  'registry.proposals': ofItem(proposals),
  'registry.propose': ofItem(proposal),
  'registry.enact': ofItem(proposal),
  'catalog.search': columns('id', 'title', 'domain', 'sharing.class', 'grade', 'updateCycle', 'version', 'state'),
  'catalog.get': ofItem(dataset),
  'catalog.publish': ofItem(dataset),
  'catalog.revise': ofItem(dataset),
  'catalog.versions': (value, pen) =>
    Array.isArray(value)
      ? list(value, pen, ['version', 'state', 'title', 'sharing.class', 'grade', 'provenance.by', 'provenance.at'])
      : anything(value, pen),
  'records.page': ofItem(recordPage),
  'records.history': (value, pen) => (Array.isArray(value) ? versions(value, pen) : anything(value, pen)),
  'records.get': ofItem((value, pen) => `${fact(value, pen, ['fields'])}\n\n${fieldsOf(value, pen)}`),
  'access.requests': columns(
    ['id', 'department'],
    ['dataset', 'fields'],
    ['purpose', 'quota'],
    ['progress.stage', 'progress.turn'],
    ['progress.due', 'progress.left'],
    'progress.overdue',
    'decision.grant',
  ),
  'access.grants': columns(
    ['id', 'state'],
    ['requester', 'department'],
    ['dataset', 'fields'],
    ['purpose', 'quota'],
    'expires',
  ),
  'access.delegations': columns(['id', 'state'], ['parent', 'depth'], 'department', 'fields', 'expires'),
  'access.policies': columns(['id', 'state'], ['dataset', 'fields'], 'who', ['purposes', 'quota'], 'days'),
  'access.plans': columns(['id', 'state'], ['dataset', 'fields'], 'who', ['quota', 'minutes'], 'reviewHours'),
  'access.emergencies': columns(
    ['opening.at', 'opening.reviewBy'],
    ['opening.actor', 'opening.department'],
    ['opening.dataset', 'opening.fields'],
    'opening.reason',
    ['inspection.outcome', 'late'],
    'opening.id',
  ),
  'correction.list': columns(
    ['id', 'department'],
    ['dataset', 'fields'],
    ['opening', 'record'],
    'progress.stage',
    ['progress.due', 'progress.left'],
    'progress.overdue',
  ),
  'correction.notices': columns('provenance.at', ['dataset', 'fields'], 'opening', 'token'),
  'correction.affected': columns('at', 'requester', 'opening', 'record', 'told'),
  'ledger.fact': ofItem(factView),
  'access.open': ofItem(opening),
  'audit.openings': ofItem(openings),
  'audit.ownOpenings': columns('at', ['actor', 'department'], ['dataset', 'fields'], 'purpose', 'records', 'id'),
  'review.file': ofItem(filed),
  'review.preview': ofItem(findings),
  'review.get': ofItem(applicationFile),
  'review.applications': columns('id', 'title', 'domain', 'region', 'budgetWan', 'state', 'provenance.at'),
  'process.get': ofItem(definition),
  'process.list': columns('id', 'title', 'department', 'version', 'provenance.at'),
  'process.case': ofItem(caseFile),
  'process.cases': columns('id', 'process', 'state', 'places', 'step', 'provenance.at'),
  'process.tasks': columns('case', 'title', 'actions', 'due', 'claimed'),
  'review.systems': columns('id', 'title', 'domain', 'region', 'functions', 'state'),
};

function fieldsOf({ fields }: Item, pen: Pen): string {
  const named = Object.entries(isItem(fields) ? fields : {}).map(([name, value]) => ({
    name,
    value: textOf('', value, pen),
  }));
  return `${heading(pen.say({ zh: '内容', en: 'Fields' }), pen)}\n${list(named, pen, ['name', 'value'])}`;
}

/** A fact with its seals: whether what stands there is what its owner wrote. */
function factView({ value, seals, ...named }: Item, pen: Pen): string {
  const sealed = Array.isArray(seals) ? seals : [];
  const parts = [
    fact(named, pen),
    `${heading(labelOf('seals', pen.language), pen)}\n${list(sealed, pen, ['msp', 'state'])}`,
  ];
  if (value !== undefined) {
    const view = ofItem(
      (named['kind'] === 'dataset' && dataset) || (named['kind'] === 'opening' && opening) || anything,
    );
    parts.push(`${heading(labelOf('content', pen.language), pen)}\n${view(value, pen)}`);
  }
  return parts.join('\n\n');
}

/** Shows a transaction's answer to the reader. */
export function show(transaction: string, value: unknown, pen: Pen): string {
  const view = Object.hasOwn(views, transaction) ? views[transaction] : undefined;
  return (view ?? anything)(cleaned(value), pen);
}

/** The transactions that have a view of their own. */
export const viewed: readonly string[] = Object.keys(views);
