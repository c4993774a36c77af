/** Imported first, so that a Node that is too old is named before anything needs what it has not. */
import { tooOld } from './node-version';

const complaint = tooOld(process.versions.node);
if (complaint !== undefined) throw new Error(complaint);
