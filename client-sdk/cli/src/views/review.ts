/** Applications with their findings: what is similar, how much, and in which functions. */
import { labelOf } from '../language/labels';
import type { Pen } from '../render/pen';
import { table } from '../render/table';
import { fact, heading } from './general';
import { at, isItem, percent, textOf, type Item } from './value';

/** The findings of a comparison. */
export function findings(value: Item, pen: Pen): string {
  const found = Array.isArray(value['findings']) ? value['findings'].filter(isItem) : [];
  const told = pen.say(
    { zh: '与 {compared} 个项目比对, {found} 个相似', en: 'Compared with {compared} projects: {found} similar' },
    {
      compared: Number(value['compared']),
      found: found.length,
    },
  );
  const summary = pen.paint(found.length > 0 ? 'warning' : 'good', told);
  return [summary, ...(found.length > 0 ? ['', findingTable(found, pen)] : []), ...damaged(value, pen)].join('\n');
}

function findingTable(found: readonly Item[], pen: Pen): string {
  const label = (name: string): string => labelOf(name, pen.language);
  return table<Item>(
    [
      {
        header: label('similarity'),
        cell: (each) => pen.paint(toneOf(each['similarity']), percent(each['similarity'])),
        align: 'right',
        breaks: false,
      },
      { header: label('state'), cell: (each) => textOf('state', each['state'], pen), breaks: false },
      {
        header: label('project'),
        cell: (each) =>
          `${textOf('title', each['title'], pen)}\n${pen.paint('quiet', textOf('id', each['project'], pen))}`,
      },
      { header: label('sharedFunctions'), cell: (each) => sharedFunctions(each['sharedFunctions'], pen) },
      { header: label('sharedTerms'), cell: (each) => textOf('', each['sharedTerms'], pen) },
      { header: label('byField'), cell: (each) => byField(each['byField'], pen), breaks: false },
    ],
    found,
    pen,
  );
}

const toneOf = (similarity: unknown) => (Number(similarity) >= 6000 ? 'bad' : 'warning');

/** `待遇核验 ~ 待遇资格核验 92.0%`; the same words stand once. */
function sharedFunctions(shared: unknown, pen: Pen): string {
  if (!Array.isArray(shared)) return '';
  return shared
    .filter(isItem)
    .map(({ ours, theirs, similarity }) =>
      ours === theirs
        ? textOf('', ours, pen)
        : `${textOf('', ours, pen)} ~ ${textOf('', theirs, pen)} ${pen.paint('quiet', percent(similarity))}`,
    )
    .join('\n');
}

function byField(value: unknown, pen: Pen): string {
  if (!isItem(value)) return '';
  return Object.entries(value)
    .map(([name, parts]) => `${labelOf(name, pen.language)} ${percent(parts)}`)
    .join('\n');
}

/** Parts whose seal does not hold: they count as absent, and somebody should look. */
function damaged(value: Item, pen: Pen): string[] {
  if (!Array.isArray(value['damaged']) || value['damaged'].length === 0) return [];
  return ['', pen.paint('bad', `${labelOf('damaged', pen.language)}: ${textOf('damaged', value['damaged'], pen)}`)];
}

/** All that the ledger knows of one application. */
export function applicationFile(value: Item, pen: Pen): string {
  const application = isItem(value['application']) ? value['application'] : {};
  const { provenance, ...rest } = application;
  const parts = [fact({ ...rest, state: value['state'], provenance }, pen)];
  if (isItem(value['findings']))
    parts.push(`${heading(labelOf('findings', pen.language), pen)}\n${findings(value['findings'], pen)}`);
  for (const part of ['decision', 'approval', 'system']) {
    const member = value[part];
    if (isItem(member))
      parts.push(
        `${heading(titleOf(part, pen), pen)}\n${fact(member, pen, part === 'system' ? [] : ['id', 'application'])}`,
      );
  }
  return [parts.join('\n\n'), ...damaged(value, pen)].join('\n');
}

const titleOf = (part: string, pen: Pen): string =>
  part === 'decision' ? pen.say({ zh: '处置决定', en: 'Decision' }) : labelOf(part, pen.language);

/** What was filed, and what it is similar to. */
export function filed(value: Item, pen: Pen): string {
  const told = pen.say(
    { zh: '已申报: {id}', en: 'Filed as {id}' },
    { id: textOf('id', at(value, 'application'), pen) },
  );
  return `${pen.paint('strong', told)}\n${findings(value, pen)}`;
}
