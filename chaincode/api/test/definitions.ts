/** Random definitions that are sound by the way they are made: for the tests of checker and interpreter. */
import fc from 'fast-check';
import type { Definition, ProcessAction, ProcessState } from '../src/process/definition';
import type { Guard } from '../src/guard/guard';

const title = { zh: '某事', en: 'Something' };
const who = () => ({ roles: ['official' as const] });

/** How one course is drawn: a chain of steps to its end, with forks in it, and ways that lead anywhere else. */
interface Course {
  readonly steps: readonly Drawn[];
  readonly others: readonly { readonly from: number; readonly to: number; readonly guard: Guard | undefined }[];
  readonly choice: Guard | undefined;
}
interface Drawn {
  readonly branches: readonly Course[] | undefined;
  /** The step waits for a case of another process, which may end in so many ways. */
  readonly calls: number;
}

const guard: fc.Arbitrary<Guard> = fc.oneof(
  fc.record({ op: fc.constantFrom('=', '<', '>'), field: fc.constant('n'), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    op: fc.constant('in' as const),
    field: fc.constant('kind'),
    values: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  }),
);

const course = (depth: number): fc.Arbitrary<Course> =>
  fc.record({
    steps: fc.array(
      fc.record({
        branches:
          depth === 0
            ? fc.constant(undefined)
            : fc.option(fc.array(course(depth - 1), { minLength: 2, maxLength: 2 }), { nil: undefined, freq: 2 }),
        calls: fc.constantFrom(0, 0, 1, 2),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    others: fc.array(fc.record({ from: fc.nat(9), to: fc.nat(9), guard: fc.option(guard, { nil: undefined }) }), {
      maxLength: 3,
    }),
    choice: fc.option(guard, { nil: undefined }),
  });

/** Builds what was drawn. */
class Building {
  readonly states: ProcessState[] = [];
  readonly actions: ProcessAction[] = [];

  add({ steps, others, choice }: Course, within?: ProcessState['within']): void {
    const at = within ? { within } : {};
    const names = ['start', ...steps.map(kindOf), 'end'].map((kind, i) => `s${this.states.length + i}-${kind}`);
    const last = names.length - 1;
    names.forEach((name, i) => {
      const branches = steps[i - 1]?.branches?.map((_, k) => `b${k}`);
      const drawn = steps[i - 1];
      const kind = i === 0 ? 'start' : i === last ? 'end' : kindOf(drawn!);
      const more = { ...(branches && { branches, then: names[i + 1]! }), ...callOf(kind, drawn, names, i) };
      this.states.push({ name, title, kind, ...at, ...more });
    });
    names.slice(0, -1).forEach((name, i) => {
      if (i > 0 && kindOf(steps[i - 1]!) !== 'step') return;
      // At the first a condition decides between two ways, of which one is always open.
      const guards = i === 0 && choice ? [choice, { op: 'not' as const, of: [choice] }] : [undefined];
      for (const each of guards) this.#act(name, names[i + 1]!, each);
    });
    for (const { from, to, guard: each } of others) this.#act(names[from % last]!, names[to % names.length]!, each);
    steps.forEach(({ branches }, i) =>
      branches?.forEach((branch, k) => this.add(branch, { fork: names[i + 1]!, branch: `b${k}` })),
    );
  }

  #act(from: string, to: string, condition: Guard | undefined): void {
    const name = `a${this.actions.length}`;
    const form = this.actions.length === 0 ? { form: 'f' } : {};
    this.actions.push({ name, title, from: [from], to, who: who(), ...form, ...(condition && { guard: condition }) });
  }
}

const kindOf = ({ branches, calls }: Drawn): 'fork' | 'call' | 'step' =>
  branches ? 'fork' : calls > 0 ? 'call' : 'step';

/** A called process whose first end leads on, and the second to the very end. */
function callOf(
  kind: ProcessState['kind'],
  drawn: Drawn | undefined,
  names: readonly string[],
  i: number,
): Pick<ProcessState, 'calls'> {
  if (kind !== 'call' || !drawn) return {};
  const ends = [names[i + 1]!, names.at(-1)!].slice(0, drawn.calls).map((to, k) => [`e${k}`, to] as const);
  return { calls: { process: 'GD/visit', version: 1, gives: { n: 'n' }, ends: Object.fromEntries(ends) } };
}

/** A form with all fields that the guards look at. */
const form = {
  name: 'f',
  title,
  schema: {
    type: 'object' as const,
    properties: { n: { type: 'integer' as const }, kind: { type: 'string' as const } },
    required: [],
  },
};

/** Sound definitions, with what stands beside their courses: rows, notices, a fee, an escalation, applicants. */
export const soundDefinition: fc.Arbitrary<Definition> = fc.tuple(course(2), fc.boolean()).map(([drawn, hasSides]) => {
  const building = new Building();
  building.add(drawn);
  const { states, actions } = building;
  const plain = { title, department: 'hrss', states, actions, forms: [form] };
  return hasSides ? withSides(plain) : plain;
});

function withSides(definition: Definition): Definition {
  const { states, actions } = definition;
  const [first, last] = [actions[0]!, actions.at(-1)!];
  Object.assign(
    states.find(({ name }) => name === first.from[0])!,
    { days: 3, escalate: { roles: ['approver'] } },
  );
  Object.assign(first, { notice: 'got', fee: { name: 'copy', mark: 'due' } });
  const pay = { ...structuredClone(last), name: 'pay', fee: { name: 'copy', mark: 'paid' as const }, applicant: true };
  actions.push({ ...pay });
  return {
    ...definition,
    begin: { form: 'f', residents: who() },
    forms: [{ ...form, groups: [{ name: 'jobs', title, schema: { ...form.schema }, min: 1, max: 3 }] }],
    notices: [{ name: 'got', title, text: { zh: '{n} {case}', en: '{kind}' } }],
    fees: [{ name: 'copy', title, amount: 1000 }],
  };
}

/** What the forms of a case may say. */
export const someFields = fc.record({ n: fc.nat(9), kind: fc.constantFrom('a', 'b', 'd') }, { requiredKeys: [] });
