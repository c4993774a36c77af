/** Grants and delegations as policies of Cedar, and what it decides by them. */
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { Guard, access } from '@oneplusn/api';
import { departments, derivations, texts, weekdays, type AttemptCase } from './random';

/** What a record says. */
export type Fields = Readonly<Record<string, string | number | boolean>>;

/** A field as a record of its type and its place in the order of its type, so that Cedar can compare it. */
const placed = (of: string | number | boolean) => ({ type: typeof of, at: placeOf(of) });
const placeOf = (of: string | number | boolean): number =>
  typeof of === 'string' ? texts.indexOf(of as (typeof texts)[number]) : Number(of);
const literal = (of: string | number | boolean) => ({ type: `"${typeof of}"`, at: String(placeOf(of)) });
const looked = (name: string) => ({ type: `context.record.${name}.type`, at: `context.record.${name}.at` });

function cedarOf(condition: Guard): string {
  switch (condition.op) {
    case 'and':
      return `(${condition.of.map(cedarOf).join(' && ')})`;
    case 'or':
      return `(${condition.of.map(cedarOf).join(' || ')})`;
    case 'not':
      return `!(${condition.of.map(cedarOf).join(' || ')})`;
    case 'in':
      return `(${condition.values.map((each) => comparison('==', condition.field, literal(each))).join(' || ')})`;
    default: {
      const { op, field, value: constant, other = '' } = condition;
      const sign = op === '=' ? '==' : op;
      if (constant !== undefined) return comparison(sign, field, literal(constant));
      return `(context.record has ${other} && ${comparison(sign, field, looked(other))})`;
    }
  }
}

function comparison(sign: string, name: string, to: { readonly type: string; readonly at: string }): string {
  const { type, at } = looked(name);
  return `(context.record has ${name} && ${type} == ${to.type} && ${at} ${sign} ${to.at})`;
}

/** The departments that a department lies within, itself and the authority included, as Cedar's entities. */
const unit = (msp: string, path?: string) => ({ type: 'Unit', id: path === undefined ? msp : `${msp}/${path}` });
const entities = ['GD', 'ZJ'].flatMap((msp) =>
  departments.map((path) => {
    const above = path.includes('/') ? [unit(msp, path.slice(0, path.lastIndexOf('/')))] : [unit(msp)];
    return { uid: unit(msp, path), attrs: {}, parents: above };
  }),
);

interface Bound {
  readonly fields: access.FieldSelection;
  readonly expires: string;
  readonly hours?: access.Hours | undefined;
  readonly role?: string | undefined;
  readonly conditions?: readonly Guard[] | undefined;
}

function clausesOf({ fields, expires, hours: open, role: one, conditions: all = [] }: Bound): string[] {
  const forms = Object.entries(fields).flatMap(([name, as]) =>
    as === 'whole' ? derivations.map((each) => `"${name}=${each}"`) : [`"${name}=${as}"`],
  );
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return [
    `[${forms.join(', ')}].containsAll(context.fields)`,
    `context.now < ${Date.parse(expires)}`,
    ...(one === undefined ? [] : [`context.roles.contains("${one}")`]),
    ...(open ? [`context.minute >= ${minutes(open.from)}`, `context.minute < ${minutes(open.to)}`] : []),
    ...(open?.days ? [`[${open.days.map((each) => `"${each}"`).join(', ')}].contains(context.weekday)`] : []),
    ...all.map(cedarOf),
  ];
}

const unitText = (msp: string, path?: string) => `Unit::"${unit(msp, path).id}"`;

/** What a link asks for: so many lie below it, and this one above. */
function linkClauses(
  given: access.Grant,
  link: access.Delegation,
  below: number,
  above: access.Delegation | undefined,
): string[] {
  const isOfIt = link.grant === given.id && link.id.startsWith(`${given.requester}/`) && link.parent === above?.id;
  const unit = unitText(given.requester, link.department);
  return [
    link.state === 'active' && isOfIt ? 'true' : 'false',
    `${link.depth ?? 0} >= ${below}`,
    `${unit} in ${unitText(given.requester, above ? above.department : given.department)}`,
    `${unit} in ${unitText(given.requester, given.department)}`,
    `principal in ${unit}`,
    ...clausesOf(link),
  ];
}

function policyOf(given: access.Grant, links: readonly access.Delegation[]): string {
  const clauses = [
    given.state === 'active' ? 'true' : 'false',
    `principal in ${unitText(given.requester, given.department)}`,
    // Who is of no department opens nothing, also under a grant for the whole authority.
    `principal != ${unitText(given.requester)}`,
    `context.purpose == "${given.purpose}"`,
    ...clausesOf(given),
    ...links.flatMap((link, below) => linkClauses(given, link, below, links[below + 1])),
    ...(links.length === 0 && given.below === 'delegated'
      ? [`principal == ${unitText(given.requester, given.department)}`]
      : []),
  ];
  return `permit(principal, action, resource) when { ${clauses.join(' && ')} };`;
}

/** Whether Cedar lets a record be read. */
export function cedarAllows(
  given: access.Grant,
  links: readonly access.Delegation[],
  { msp, department: place, roles, fields, purpose, now }: AttemptCase,
  said: Fields,
): boolean {
  const china = new Date(Date.parse(now) + 8 * 3_600_000);
  const answer = isAuthorized({
    principal: unit(msp, place),
    action: { type: 'Action', id: 'open' },
    resource: { type: 'Dataset', id: given.dataset },
    context: {
      ...{ roles: [...roles], purpose, now: Date.parse(now) },
      fields: Object.entries(fields).map(([name, as]) => `${name}=${as}`),
      minute: china.getUTCHours() * 60 + china.getUTCMinutes(),
      weekday: weekdays[(china.getUTCDay() + 6) % 7] ?? '',
      record: Object.fromEntries(Object.entries(said).map(([name, each]) => [name, placed(each)])),
    },
    policies: { staticPolicies: { p: policyOf(given, links) } },
    entities,
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
  expect(answer.response.diagnostics.errors).toEqual([]);
  return answer.response.decision === 'allow';
}
