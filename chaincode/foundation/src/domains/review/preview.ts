import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { compare } from './compare';

/** The same comparison as at filing; nothing is written. */
export const preview: Handler<Transactions['review']['preview']> = (call) => compare(call, call.input);
