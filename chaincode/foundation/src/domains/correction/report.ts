import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { reportWrong } from './state/reporting';

export const report: Handler<Transactions['correction']['report']> = (call) => reportWrong(call, call.input);
