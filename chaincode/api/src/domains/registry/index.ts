/** The registry: who belongs to the network, who acts in it, and how its rules are changed. */
export {
  Actor,
  Authority,
  Calendar,
  Constitution,
  Department,
  DepartmentPath,
  EnrolledRole,
  Motion,
  Parameter,
  Proposal,
  Standing,
  Vote,
} from './shapes';
export * from './governing';
export * from './members';
