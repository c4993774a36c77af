/** The registry: who belongs to the network, who acts in it, and how its rules are changed. */
export { DepartmentPath } from '../../values/department';
export { Actor, Authority, Department, Division, EnrolledRole, Standing } from './shapes';
export { Calendar, Constitution, Enactment, Motion, Parameter, Proposal, StatedProposal, Vote } from './motions';
export { termNamed, terms } from './terms';
export type { Term } from './terms';
export * from './governing';
export * from './members';
export * from './standing';
