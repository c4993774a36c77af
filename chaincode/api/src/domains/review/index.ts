/** The review that stops duplicate projects: applications and their way to a decision; the systems that they are compared with. */
export {
  Application,
  ApplicationFile,
  Approval,
  Finding,
  Findings,
  RouteDecision,
  System,
  profile,
  routes,
  type Route,
} from './shapes';
export * from './applications';
export * from './systems';
