import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { field, form, forms } from './field';
import { units } from './units';

const days = field(v.pipe(v.number(), v.minValue(1)), { en: 'How long', zh: '多久', unit: units.day, example: 30 });

// Other suites of this process list all forms.
afterAll(() => void (forms as Map<string, unknown>).delete('test-code'));

test('a described schema checks as before, and says what it means in its JSON Schema', () => {
  expect(v.is(days, 1)).toBe(true);
  expect(v.is(days, 0)).toBe(false);
  expect(toJsonSchema(v.object({ days: v.optional(days, 7) })).properties).toEqual({
    days: {
      ...{ type: 'number', minimum: 1, default: 7, examples: [30], 'x-example-zh': 30 },
      ...{ description: 'How long', 'x-zh': '多久', 'x-unit': units.day },
    },
  });
});

test('an object keeps its entries when it is described', () => {
  const inner = v.object({ a: v.string() });
  expect(field(inner, { en: 'x', zh: 'x' }).entries).toBe(inner.entries);
});

test('what is described anew has the new meaning alone, and the example of its form until it gives one', () => {
  const Code = form('test-code', v.pipe(v.string(), v.regex(/^\d$/)), {
    ...{ name: { en: 'code', zh: '代码' }, en: 'One digit', zh: '一位数字', example: '7' },
  });
  expect(forms.get('test-code')?.example).toBe('7');
  const first = field(Code, { en: 'first', zh: '一' });
  const second = field(first, { en: 'second', zh: '二', example: '8' });
  const shown = (schema: v.GenericSchema) => toJsonSchema(schema);
  expect(shown(first)).toMatchObject({
    description: 'first',
    examples: ['7'],
    'x-form': 'test-code',
    pattern: '^\\d$',
  });
  expect(shown(second)).toMatchObject({ description: 'second', 'x-zh': '二', examples: ['8'] });
  expect((second as unknown as { pipe: unknown[] }).pipe).toHaveLength(3);
});
