import type { Engine } from './engine';
import { accessSuite } from './suites/access';
import { basicSuite } from './suites/basic';
import { eventsSuite } from './suites/events';
import { keysSuite } from './suites/keys';
import { malformedSuite } from './suites/malformed';
import { privateDataSuite } from './suites/private-data';
import { queriesSuite } from './suites/queries';
import { Setting } from './suites/setting';
import { troubleSuite } from './suites/trouble';
import { typedSuite } from './suites/typed';
import { validationSuite } from './suites/validation';

/** Stock chaincode and a stock client that know nothing of OnePlusN, on any engine. */
export function stockSuite(engine: Engine): void {
  describe(`stock parts on ${engine.name}`, () => {
    const setting = new Setting(engine);
    beforeAll(() => setting.start());
    afterAll(() => setting.stop());
    basicSuite(setting);
    typedSuite(setting);
    validationSuite(setting);
    accessSuite(setting);
    malformedSuite(setting);
    privateDataSuite(setting);
    keysSuite(setting);
    eventsSuite(setting);
    queriesSuite(setting);
    troubleSuite(setting);
  });
}
