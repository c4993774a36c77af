/** Audit: who opened what, when, under which grant. */
import type { Handlers } from '../../call';
import { ownOpenings } from './own-openings';
import { openings } from './openings';
import { readers } from './readers';

export const audit: Handlers<'audit'> = { openings, ownOpenings, readers };
