import { issueCredentials, sampleTopology } from '@oneplusn/topology';
import type { Signer } from './proposal';

/** People of the sample network, to sign as. */
export async function callers(): Promise<(actor: string) => Signer> {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  return (actor) => {
    const [msp = '', id = ''] = actor.split('/');
    const user = id === 'admin' ? authorities.get(msp)?.admin : authorities.get(msp)?.actors.get(id);
    if (!user) throw new RangeError(`no ${actor} in the sample network`);
    return { msp, certificate: user.certificate, privateKey: user.privateKey };
  };
}
