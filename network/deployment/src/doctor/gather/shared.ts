import { nameText, subjectOf } from '../../channel/names';
import { asksFor } from '../../peer/asks';

/** Tells of a door the CAs that it lets clients in by although they sign other things: nodes, their TLS, persons. */
export type Sharing = (address: string) => Promise<{ readonly shared?: readonly string[] }>;

/** @param certificates of the CAs on the channel, PEM */
export function sharingWith(certificates: readonly string[]): Sharing {
  const known = new Set(certificates.map(subjectOf));
  return async (address) => {
    const shared = (await asksFor(address))?.filter((name) => known.has(name)).map(nameText);
    return shared && shared.length > 0 ? { shared } : {};
  };
}
