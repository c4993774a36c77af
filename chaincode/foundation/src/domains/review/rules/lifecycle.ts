import type { review } from '@oneplusn/api';

/** What the ledger holds about an application beside itself; what is absent has not happened. */
export interface Steps {
  readonly decision?: review.RouteDecision | undefined;
  readonly approval?: review.Approval | undefined;
  readonly system?: review.System | undefined;
}

export type ApplicationState = review.ApplicationFile['state'];

/** Where an application stands. A later step without the earlier one counts for nothing: absence means no. */
export function stateOf({ decision, approval, system }: Steps): ApplicationState {
  if (!decision) return 'pending';
  if (!approval) return 'decided';
  if (!approval.approved) return 'rejected';
  return system && decision.route === 'independent' ? 'commissioned' : 'approved';
}

/**
 * Whether the application is still a project of its own that may be built: what others are compared with, and can be
 * merged into. Not one that is rejected, builds on another project, or has become a system.
 */
export function mayBeBuilt(steps: Steps): boolean {
  const state = stateOf(steps);
  const ownProject = steps.decision === undefined || steps.decision.route === 'independent';
  return ownProject && state !== 'rejected' && state !== 'commissioned';
}

/**
 * Whether others are compared with the application. Until it is approved to build on another project it stays in, since
 * the decision is not final before.
 */
export function isCompared(steps: Steps): boolean {
  const state = stateOf(steps);
  return (
    state === 'pending' || state === 'decided' || (state === 'approved' && steps.decision?.route === 'independent')
  );
}
