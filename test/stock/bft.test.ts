import { devnetEngine } from './devnet-engine';
import { accessSuite } from './suites/access';
import { Setting } from './suites/setting';
import { validationSuite } from './suites/validation';

const engine = devnetEngine('in-process', 'bft');

// The rest of the stock suite does not depend on how orderers agree.
describe(`stock parts on ${engine.name}`, () => {
  const setting = new Setting(engine);
  beforeAll(() => setting.start());
  afterAll(() => setting.stop());
  validationSuite(setting);
  accessSuite(setting);
});
