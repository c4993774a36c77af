import { transactions } from '@oneplusn/api';
import * as v from 'valibot';
import { evaluate } from './evaluate';
import { pagesOf } from './pages';
import { prepare } from './prepare';
import type { Connection } from './session';
import { Suspensions } from './suspensions';

/** A write does not wait longer for it, in milliseconds. */
const readingMs = 3_000;

/** By the committee's registry, as the caller's own peer has it. */
export const suspensionsOf = (connection: Connection): Suspensions => new Suspensions(() => suspendedBy(connection));

async function suspendedBy(connection: Connection): Promise<string[]> {
  const { authorities } = transactions.registry;
  const page = async (after: string | undefined) => {
    const call = prepare(authorities, { after }, {}, readingMs);
    return v.parse(authorities.output, JSON.parse(Buffer.from(await evaluate(connection, call)).toString()));
  };
  const suspended: string[] = [];
  for await (const { items } of pagesOf(page))
    suspended.push(...items.flatMap(({ msp, state }) => (state === 'suspended' ? [msp] : [])));
  return suspended;
}
