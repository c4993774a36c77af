import type { access, audit, catalog, correction, ledger, process, records, registry, review } from '@oneplusn/api';

/** The values of facts, by kind. The kind and the id, which begins with the owner, name a fact. */
export interface FactValues {
  constitution: registry.Constitution;
  authority: registry.Authority;
  department: registry.Department;
  actor: registry.Actor;
  parameter: registry.Parameter;
  calendar: registry.Calendar;
  proposal: registry.Proposal;
  vote: registry.Vote;
  enactment: registry.Enactment;
  dataset: catalog.Dataset;
  confirmation: catalog.Confirmation;
  batch: { root: string; count: number };
  record: records.OpenRecord;
  request: access.AccessRequest;
  handling: access.Handling;
  decision: access.Decision;
  oversight: access.Oversight;
  grant: access.Grant;
  delegation: access.Delegation;
  policy: access.Policy;
  plan: access.Plan;
  inspection: access.Inspection;
  opening: access.Opening;
  correction: correction.Correction;
  reply: correction.Reply;
  notice: correction.Notice;
  withholding: audit.Withholding;
  release: audit.Release;
  system: review.System;
  application: review.Application;
  findings: review.Findings;
  route: review.RouteDecision;
  approval: review.Approval;
  process: process.Process;
  definition: process.PublishedDefinition;
}

export type FactKind = ledger.FactKind;
