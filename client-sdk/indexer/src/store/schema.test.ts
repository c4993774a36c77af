import { access, catalog, shapeOf } from '@oneplusn/api';
import { columns } from './schema';

const kinds = {
  opening: access.Opening,
  grant: access.Grant,
  request: access.AccessRequest,
  handling: access.Handling,
  oversight: access.Oversight,
  decision: access.Decision,
  dataset: catalog.Dataset,
};

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
}

const rows = Object.entries(columns).flatMap(([kind, fields]) =>
  fields.map((field): [string, string] => [kind, field.split('=').at(-1) ?? '']),
);

// A column of a path that is nowhere would be empty, and nobody would notice.
test.each(rows)('a fact of kind %s has %s', (kind, path) => {
  let shape: Shape | undefined = shapeOf(kinds[kind as keyof typeof kinds], 'output') as Shape;
  for (const name of path.split('.')) shape = shape?.properties?.[name];
  expect(shape).toBeDefined();
});
