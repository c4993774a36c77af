import { access, audit, catalog, correction, process, registry, review, shapeOf } from '@oneplusn/api';
import { lists, type List } from './lists';

const kinds = {
  ...{ opening: access.Opening, grant: access.Grant, request: access.AccessRequest, handling: access.Handling },
  ...{ oversight: access.Oversight, decision: access.Decision, delegation: access.Delegation, policy: access.Policy },
  ...{ plan: access.Plan, inspection: access.Inspection, dataset: catalog.Dataset, process: process.Process },
  ...{ application: review.Application, findings: review.Findings, route: review.RouteDecision },
  ...{ approval: review.Approval, system: review.System, correction: correction.Correction, reply: correction.Reply },
  notice: correction.Notice,
  ...{ withholding: audit.Withholding, proposal: registry.Proposal, vote: registry.Vote, actor: registry.Actor },
  department: registry.Department,
};

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
}

const rows = Object.values<List>(lists).flatMap(({ kind, taken }) =>
  taken.map(({ path }): [string, string] => [kind, path.join('.')]),
);

// A column of a path that is nowhere would be empty, and nobody would notice.
test.each(rows)('a fact of kind %s has %s', (kind, path) => {
  let shape: Shape | undefined = shapeOf(kinds[kind as keyof typeof kinds], 'output') as Shape;
  for (const name of path.split('.')) shape = shape?.properties?.[name];
  expect(shape).toBeDefined();
});
