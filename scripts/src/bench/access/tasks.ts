/** What the callers do, over and over. */
import { randomBytes } from 'node:crypto';
import { OpeningDenied, connect } from '@oneplusn/sdk';
import { privateAssets } from '../fabric/dataset';
import { subject } from '../fabric/subjects';
import type { Target } from '../network';
import { fields, rowKey } from './sharing';

/** The `n`th call. */
type Task = (n: number) => Promise<unknown>;

/** How many records are read and verified in one call of `records`. */
export const batch = 100;

const tasks = { stock, single, opens, shared, records } as const;
export type TaskName = keyof typeof tasks;

/** @param grant under which is opened */
export function task(name: TaskName, target: Target, grant: string): Promise<Task> {
  return tasks[name](target, grant);
}

/** The stock contract's put by the stock client. */
async function stock(target: Target): Promise<Task> {
  const stock = await subject('stock', target);
  return (n) => stock.submit(`${process.pid}-${n}`);
}

/** One governed put, in a transaction of its own. */
async function single(target: Target): Promise<Task> {
  const single = await subject('single', target);
  return (n) => single.submit(`${process.pid}-${n}`);
}

/** One opening of one record, in a transaction of its own. */
async function opens({ profile, identity }: Target, grant: string): Promise<Task> {
  const ledger = await connect({ profile, identity });
  const { purpose } = await ledger.access.grant({ grant });
  const wanted = { dataset: privateAssets.id, grant, fields, purpose, records: 1 };
  const { key: sealTo } = await ledger.access.disclosureKey({ dataset: privateAssets.id });
  return async (n) => {
    const transient = { keys: [rowKey(n)], salt: randomBytes(32).toString('hex'), sealTo };
    const opening = await ledger.access.open(wanted, { transient });
    if (opening.state === 'denied') throw new OpeningDenied(opening);
  };
}

/** One record opened, read and verified through the dataset's handle; callers at the same time share transactions. */
async function shared({ profile, identity }: Target, id: string): Promise<Task> {
  const dataset = (await connect({ profile, identity })).dataset(privateAssets);
  const grant = await dataset.grant(id, fields);
  return async (n) => {
    for await (const record of dataset.open(grant, [rowKey(n)])) if (record.color !== undefined) return;
    throw new Error('the record did not come');
  };
}

/** A batch opened, read and verified record by record. */
async function records({ profile, identity }: Target, id: string): Promise<Task> {
  const dataset = (await connect({ profile, identity })).dataset(privateAssets);
  const grant = await dataset.grant(id, fields);
  return async (n) => {
    const keys = Array.from({ length: batch }, (_, at) => rowKey(n * batch + at));
    let verified = 0;
    for await (const record of dataset.open(grant, keys)) verified += Number(record.color !== undefined);
    if (verified !== batch) throw new Error(`${verified} of ${batch} records came`);
  };
}
