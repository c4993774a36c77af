import type { Ledger } from '@oneplusn/sdk';
import type { Net } from '../../engine';
import { enrol } from '../../stock/enrolment';

/** Connects with a new certificate of an authority's CA that says what it is told to. */
export async function connectWith(
  net: Net,
  msp: string,
  attributes: Readonly<Record<string, string>>,
  units: readonly string[] = ['client'],
): Promise<Ledger> {
  const authority = net.credentials.authorities.get(msp);
  if (!authority) throw new RangeError(`no authority ${msp}`);
  const { certificate, privateKey } = await enrol(authority.ca, msp, { attributes, units });
  const identity = { credentials: { certificate, privateKey }, mspId: msp, type: 'X.509', version: 1 };
  return net.connect(`${msp}/admin`, { identity });
}
