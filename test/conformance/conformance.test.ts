import { groups } from './cases';
import { conformance } from './suite';

conformance(groups, 'raft');
