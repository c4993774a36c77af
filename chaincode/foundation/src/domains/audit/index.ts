/** Audit: who opened what, when, under which grant. */
import type { Handlers } from '../../call';
import { openings } from './openings';

export const audit: Handlers<'audit'> = { openings };
