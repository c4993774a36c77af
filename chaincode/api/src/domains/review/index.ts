/**
 * The review that stops duplicate projects: applications and their way to a decision; the systems that they are
 * compared with.
 */
export { Application, System, profile } from './projects';
export { Finding, Findings } from './findings';
export { ApplicationFile, Approval, RouteDecision, routes, type Route } from './decisions';
export * from './applications';
export * from './systems';
