import { randomBytes } from 'node:crypto';
import type { access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import type { Net } from '../../engine';
import { insured, people, posts, secret as internal, wanted } from './data';
import { everywhere } from './everywhere';

type Request = Parameters<Ledger['access']['request']>[0];
type Open = Parameters<Ledger['access']['open']>[0];

export const dataset = insured.id;
export const fields = { name: 'whole', birthDate: 'year', idNumber: 'last:4' } as const;
export const folk = people(20);
export const keysOf = (count: number, from = 0) => folk.slice(from, from + count).map(({ idNumber }) => idNumber);
/** A salt or a secret. */
export const hex = () => randomBytes(32).toString('hex');

/** The two sides of an exchange: the ministry that holds the insured, and those who ask it for them. */
export interface Parties {
  /** `MHRSS/wu`, steward of the ministry. */
  readonly ministry: Ledger;
  /** `GD/li`, official of the licensing division. */
  readonly licensing: Ledger;
  /** `GD/chen`, official of another department of the same province. */
  readonly civil: Ledger;
  /** `ZJ/jiang`, official of another province. */
  readonly zhejiang: Ledger;
  request(change?: Partial<Request>, by?: Ledger): Promise<access.AccessRequest>;
  /** A request that is approved; every authority's peer has the grant. */
  granted(change?: Partial<Request>, by?: Ledger): Promise<access.Grant>;
  /** Opens without the SDK's handling of denials: gives what is committed. */
  open(change?: Partial<Open>, keys?: string[], by?: Ledger, salt?: string): Promise<access.Opening>;
  /** The public key that openings are sealed to. */
  sealTo(of?: string, by?: Ledger): Promise<string>;
}

/** Publishes the datasets, puts twenty people, and connects everybody. */
export async function partiesIn(net: Net): Promise<Parties> {
  const [ministry, licensing, civil, zhejiang] = await Promise.all([
    net.connect('MHRSS/wu'),
    net.connect('GD/li'),
    net.connect('GD/chen'),
    net.connect('ZJ/jiang'),
  ]);
  for (const each of [posts, insured, internal]) await ministry.dataset(each).publish();
  await ministry.dataset(insured).put(folk);
  const parties: Parties = {
    ...{ ministry, licensing, civil, zhejiang },
    request: (change = {}, by = licensing) => by.access.request({ dataset, fields, ...wanted, ...change }),
    granted: async (change, by) => {
      const grant = await ministry.access.approve({ request: (await parties.request(change, by)).id });
      await everywhere(net);
      return grant;
    },
    open: async (change = {}, keys = keysOf(2), by = licensing, salt = hex()) => {
      const input = { dataset, fields, purpose: wanted.purpose, records: keys.length, ...change };
      const sealTo = await parties.sealTo(input.dataset, by);
      return by.access.open(input, { transient: { keys, salt, sealTo } });
    },
    sealTo: async (of = dataset, by = licensing) => (await by.access.disclosureKey({ dataset: of })).key,
  };
  return parties;
}
