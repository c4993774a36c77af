/**
 * Configuration updates that change who takes part. An update names the elements that it reads and those that it
 * writes, each with its version; a group whose members change gets the next version and names all the members that it
 * is to have (Fabric documentation, "Updating a channel configuration").
 */
import { common } from '@hyperledger/fabric-protos';
import { groupIn, keysOf } from '../channel/read';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';

const application = 'Application';

/** @throws DeploymentError DEPLOY-116 where it takes part already */
export function additionOf(
  config: common.Config,
  channel: string,
  name: string,
  organization: common.ConfigGroup,
): common.ConfigUpdate {
  const now = groupIn(config, application);
  if (now.getGroupsMap().has(name)) throw deploymentFail(deploymentErrors.memberAlready, { msp: name, channel });
  const then = named(now);
  then.getGroupsMap().set(name, organization);
  return updateOf(config, channel, now, then);
}

/** @throws DeploymentError DEPLOY-106 where it does not take part */
export function removalOf(config: common.Config, channel: string, name: string): common.ConfigUpdate {
  const now = groupIn(config, application);
  if (!now.getGroupsMap().has(name)) throw deploymentFail(deploymentErrors.notAMember, { msp: name, channel });
  const then = named(now);
  then.getGroupsMap().del(name);
  return updateOf(config, channel, now, then);
}

function updateOf(
  config: common.Config,
  channel: string,
  now: common.ConfigGroup,
  then: common.ConfigGroup,
): common.ConfigUpdate {
  then.setVersion(now.getVersion() + 1);
  then.setModPolicy(now.getModPolicy());
  const update = new common.ConfigUpdate();
  update.setChannelId(channel);
  update.setReadSet(channelWith(config, named(now)));
  update.setWriteSet(channelWith(config, then));
  return update;
}

function channelWith(config: common.Config, group: common.ConfigGroup): common.ConfigGroup {
  const channel = new common.ConfigGroup();
  channel.setVersion(config.getChannelGroup()?.getVersion() ?? 0);
  channel.getGroupsMap().set(application, group);
  return channel;
}

/** A group that only names its members, with their versions. */
function named(group: common.ConfigGroup): common.ConfigGroup {
  const result = new common.ConfigGroup();
  result.setVersion(group.getVersion());
  for (const key of keysOf(group.getGroupsMap())) {
    const member = new common.ConfigGroup();
    member.setVersion(group.getGroupsMap().get(key)?.getVersion() ?? 0);
    result.getGroupsMap().set(key, member);
  }
  for (const key of keysOf(group.getValuesMap())) {
    const member = new common.ConfigValue();
    member.setVersion(group.getValuesMap().get(key)?.getVersion() ?? 0);
    result.getValuesMap().set(key, member);
  }
  for (const key of keysOf(group.getPoliciesMap())) {
    const member = new common.ConfigPolicy();
    member.setVersion(group.getPoliciesMap().get(key)?.getVersion() ?? 0);
    result.getPoliciesMap().set(key, member);
  }
  return result;
}

/** Who an update adds and removes, read from its own bytes: what a signer is shown. */
export function changesOf(update: common.ConfigUpdate): { readonly adds: string[]; readonly removes: string[] } {
  const membersIn = (set: common.ConfigGroup | undefined): string[] => {
    const group = set?.getGroupsMap().get(application);
    return group ? keysOf(group.getGroupsMap()) : [];
  };
  const [before, after] = [membersIn(update.getReadSet()), membersIn(update.getWriteSet())];
  return {
    adds: after.filter((each) => !before.includes(each)),
    removes: before.filter((each) => !after.includes(each)),
  };
}
