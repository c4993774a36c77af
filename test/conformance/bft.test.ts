import { groups } from './cases';
import { conformance } from './suite';

// How orderers agree shows where transactions are refused, sent again or told of; the rest of the cases is as on Raft.
const concerned = ['refusals', 'events-and-calls'];
conformance(
  groups.filter(({ name }) => concerned.includes(name)),
  'bft',
);
