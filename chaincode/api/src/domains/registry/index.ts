/** The registry: who belongs to the network, who acts in it, and how its rules are changed. */
export { Actor, Authority, Department, DepartmentPath, EnrolledRole, Standing } from './shapes';
export { Calendar, Constitution, Motion, Parameter, Proposal, Vote } from './motions';
export * from './governing';
export * from './members';
export * from './standing';
