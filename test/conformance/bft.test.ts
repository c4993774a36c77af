import { groups } from './cases';
import { conformance } from './suite';

// How orderers agree shows where transactions are refused, sent again or told of: the embedded ledger does the rest as
// on Raft, which
// it is held to already. Real Fabric is asked everything.
const concerned = ['refusals', 'events-and-calls'];
const live = process.env['ONEPLUSN_ENGINE'] === 'fabric';
conformance(live ? groups : groups.filter(({ name }) => concerned.includes(name)), 'bft');
