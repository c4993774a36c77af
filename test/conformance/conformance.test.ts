import { groups } from './cases';
import { conformance } from './suite';

// One group alone, to work on it: ONEPLUSN_GROUP=deliver
const only = process.env['ONEPLUSN_GROUP'];
conformance(
  groups.filter(({ name }) => only === undefined || name === only),
  'raft',
);
