/** The catalog of datasets: what there is, of whom, and how it may be shared. */
import type { Handlers } from '../../call';
import { confirm } from './confirm';
import { get } from './get';
import { publish } from './publish';
import { reclassify } from './reclassify';
import { reseal } from './reseal';
import { retire } from './retire';
import { revise } from './revise';
import { search } from './search';
import { updates } from './updates';
import { versions } from './versions';

export const catalog: Handlers<'catalog'> = {
  ...{ publish, revise, reclassify, retire, reseal, confirm },
  ...{ get, search, versions, updates },
};
