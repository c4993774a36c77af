import type { ChannelPlan } from '@oneplusn/topology';
import { fabricErrors, fabricFail } from '../errors';

/**
 * Who is in a channel, and who of them runs a chaincode.
 * @param wanted all members where not given
 * @throws FabricError FABRIC-118
 */
export function takingPart(
  channels: readonly ChannelPlan[],
  name: string,
  wanted?: readonly string[],
): { readonly members: readonly string[]; readonly runners: readonly string[] } {
  const members = channels.find((channel) => channel.name === name)?.authorities;
  const stranger = wanted?.find((msp) => !members?.includes(msp));
  if (members && stranger === undefined) return { members, runners: wanted ?? members };
  const known = channels.map((each) => `${each.name} (${each.authorities.join(', ')})`).join('; ');
  throw fabricFail(fabricErrors.noChannel, { channel: members ? `${name}: ${stranger}` : name, known });
}
