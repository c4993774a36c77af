/** What the callers do, over and over. */
import { randomBytes } from 'node:crypto';
import type { process as cases } from '@oneplusn/api';
import { connect, type Ledger } from '@oneplusn/sdk';
import { subject } from '../fabric/subjects';
import type { Target } from '../network';
import { processName } from './definition';

/** The `n`th call. */
type Task = (n: number) => Promise<unknown>;

const tasks = { stock, complete } as const;
export type TaskName = keyof typeof tasks;

export const task = (name: TaskName, target: Target): Promise<Task> => tasks[name](target);

/** The stock contract's put by the stock client. */
async function stock(target: Target): Promise<Task> {
  const stock = await subject('stock', target);
  return (n) => stock.submit(`${process.pid}-${n}`);
}

/** One task completed, with its form. Each caller has a case of its own: it is begun before the first completion. */
async function complete({ profile, identity }: Target): Promise<Task> {
  const ledger = await connect({ profile, identity });
  const free: cases.Case[] = [];
  return async (n) => {
    const file = free.pop() ?? (await begin(ledger));
    free.push(await submit(ledger, file, n));
  };
}

export const begin = (ledger: Ledger): Promise<cases.Case> =>
  ledger.process.begin({ process: `${ledger.msp}/${processName}` });

/** Completes what waits in a case. */
export function submit(ledger: Ledger, { id, step }: cases.Case, n: number): Promise<cases.Case> {
  const fields = { shop: `街角小食堂 ${n}`, area: 1 + (n % 900), rented: n % 2 === 0 };
  const transient = { fields, salt: randomBytes(32).toString('hex') };
  return ledger.process.act({ case: id, action: 'submit', step }, { transient });
}
