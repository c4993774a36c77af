/** The review that stops duplicate projects: applications, findings, decisions, the system catalogue. */
import type { Handlers } from '../../call';
import { applications } from './applications';
import { approve } from './approve';
import { checkIndex } from './check-index';
import { commission } from './commission';
import { decide } from './decide';
import { file } from './file';
import { get } from './get';
import { preview } from './preview';
import { register } from './register';
import { reindex } from './reindex';
import { systems } from './systems';
import { update } from './update';

export const review: Handlers<'review'> = {
  register,
  update,
  file,
  preview,
  decide,
  approve,
  commission,
  get,
  applications,
  systems,
  reindex,
  checkIndex,
};
