import * as v from 'valibot';
import { draftOf } from './draft';
import { nearest } from './near';
import { problems, type Description } from './problems';
import { checkRules, type Finding, type Path } from './rules';
import { topologySchema, UNKNOWN_FIELD } from './schema';
import type { BilingualText, Topology } from './topology';
import { valueRules } from './value-rules';

/** Either the topology or all that stands against it. */
export type Checked = { topology: Topology } | { findings: Finding[] };

/** Checks a parsed file: shape, values, and the rules between fields. Pure. */
export function checkTopology(value: unknown): Checked {
  const shape = v.safeParse(topologySchema, value);
  const findings = (shape.issues ?? []).map(findingOf);
  const blamed = new Set(findings.map(({ path }) => path.join('/')));
  for (const finding of checkRules(draftOf(value))) {
    if (!blamed.has(finding.path.join('/'))) findings.push(finding);
  }
  return shape.success && findings.length === 0 ? { topology: shape.output } : { findings };
}

type Issue = v.InferIssue<typeof topologySchema>;

function findingOf(issue: Issue): Finding {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  return { path, description: describe(issue, path) };
}

function describe(issue: Issue, path: Path): Description {
  const { message } = issue;
  if (message === 'duration') return problems.duration();
  if (message === 'size') return problems.size();
  if (message.startsWith(UNKNOWN_FIELD)) {
    const known = message.slice(UNKNOWN_FIELD.length).split(',');
    return problems.unknownField(nearest(String(path.at(-1)), known), known);
  }
  if (Object.hasOwn(valueRules, message)) return problems.wrongValue(valueRules[message as keyof typeof valueRules]);
  switch (issue.type) {
    case 'min_value':
      return problems.wrongValue({ zh: `不得小于 ${issue.requirement}`, en: `at least ${issue.requirement}` });
    case 'max_value':
      return problems.wrongValue({ zh: `不得大于 ${issue.requirement}`, en: `at most ${issue.requirement}` });
    case 'integer':
      return problems.wrongType(TYPE_NAMES.number, TYPE_NAMES.fraction);
    case 'picklist':
      return problems.wrongValue({ zh: `须为 ${issue.expected}`, en: issue.expected ?? '' });
    default:
      if (issue.received === 'undefined') return problems.missingField();
      return problems.wrongType(typeName(issue.type), receivedName(issue.input));
  }
}

const TYPE_NAMES = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '整数', en: 'a whole number' },
  fraction: { zh: '小数', en: 'a fraction' },
  boolean: { zh: '真假值', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  nothing: { zh: '空', en: 'empty' },
} satisfies Record<string, BilingualText>;

function typeName(type: string): BilingualText {
  return type === 'string' || type === 'number' || type === 'array' || type === 'boolean'
    ? TYPE_NAMES[type]
    : TYPE_NAMES.object;
}

function receivedName(input: unknown): BilingualText {
  if (input === null || input === undefined) return TYPE_NAMES.nothing;
  if (Array.isArray(input)) return TYPE_NAMES.array;
  const type = typeof input;
  return type === 'string' || type === 'number' || type === 'boolean' ? TYPE_NAMES[type] : TYPE_NAMES.object;
}
