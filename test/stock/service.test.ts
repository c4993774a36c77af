import { devnetEngine } from './devnet-engine';
import { stockSuite } from './stock';

stockSuite(devnetEngine('service'));
