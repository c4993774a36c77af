import type { OutputOf, Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stateOf } from './rules/lifecycle';
import { whatStands } from './state/steps';

type Applications = Transactions['review']['applications'];

/** Applications in order of id, each with where it stands. */
export const applications: Handler<Applications> = async (call) => {
  const { authority, size, after } = call.input;
  const page = { size, after };
  const { items, ...rest } =
    authority === undefined
      ? await call.ledger.listAll('application', page)
      : await call.ledger.list('application', `${authority}/`, page);
  const listed: OutputOf<Applications>['items'] = [];
  for (const application of items) {
    listed.push({ ...application, state: stateOf(await whatStands(call, application.id)) });
  }
  return { items: listed, ...rest };
};
