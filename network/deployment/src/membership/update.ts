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

/**
 * Gives one value of a member's own group another content: what its own administrator may decide alone. What is not
 * changed is not named.
 */
export function valueOfMember(
  config: common.Config,
  channel: string,
  name: string,
  key: string,
  content: Uint8Array,
): common.ConfigUpdate {
  const group = groupIn(config, application).getGroupsMap().get(name);
  const before = group?.getValuesMap().get(key);
  if (!group || !before) throw deploymentFail(deploymentErrors.notAMember, { msp: name, channel });
  const path = (...values: readonly common.ConfigValue[]): common.ConfigGroup => {
    const member = versionOf(group);
    for (const value of values) member.getValuesMap().set(key, value);
    const parent = versionOf(groupIn(config, application));
    parent.getGroupsMap().set(name, member);
    return channelWith(config, parent);
  };
  const after = new common.ConfigValue();
  after.setVersion(before.getVersion() + 1);
  after.setModPolicy(before.getModPolicy());
  after.setValue(content);
  const update = new common.ConfigUpdate();
  update.setChannelId(channel);
  update.setReadSet(path());
  update.setWriteSet(path(after));
  return update;
}

function versionOf(group: common.ConfigGroup): common.ConfigGroup {
  const result = new common.ConfigGroup();
  result.setVersion(group.getVersion());
  return result;
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

/** What an update does, read from its own bytes: what a signer is shown. */
export function changesOf(update: common.ConfigUpdate): {
  /** MSP ids of those who join. */
  readonly adds: string[];
  /** MSP ids of those who leave. */
  readonly removes: string[];
  /** Whatever else it gives another content: `Application/GD/MSP`. */
  readonly changes: string[];
} {
  const membersIn = (set: common.ConfigGroup | undefined): string[] => {
    const group = set?.getGroupsMap().get(application);
    return group ? keysOf(group.getGroupsMap()) : [];
  };
  const [before, after] = [membersIn(update.getReadSet()), membersIn(update.getWriteSet())];
  const adds = after.filter((each) => !before.includes(each));
  const removes = before.filter((each) => !after.includes(each));
  const members = adds.length + removes.length > 0;
  const known = (path: string): boolean =>
    (members && path === application) || adds.some((each) => `${application}/${each}` === path);
  return { adds, removes, changes: contentsIn(update.getReadSet(), update.getWriteSet(), known) };
}

/** Everything whose version goes up, or that was not there, but for groups that are told of otherwise. */
function contentsIn(
  before: common.ConfigGroup | undefined,
  after: common.ConfigGroup | undefined,
  known: (path: string) => boolean,
  path = '',
): string[] {
  if (!after) return [];
  const at = (name: string): string => (path === '' ? name : `${path}/${name}`);
  const differs = (was: { getVersion(): number } | undefined, is: { getVersion(): number } | undefined): boolean =>
    was?.getVersion() !== is?.getVersion();
  const changed = [
    ...keysOf(after.getValuesMap()).filter((key) =>
      differs(before?.getValuesMap().get(key), after.getValuesMap().get(key)),
    ),
    ...keysOf(after.getPoliciesMap()).filter((key) =>
      differs(before?.getPoliciesMap().get(key), after.getPoliciesMap().get(key)),
    ),
  ].map(at);
  const below = keysOf(after.getGroupsMap()).flatMap((key) => {
    const [was, is] = [before?.getGroupsMap().get(key), after.getGroupsMap().get(key)];
    if (!was && known(at(key))) return [];
    const itself = differs(was, is) && !known(at(key)) ? [at(key)] : [];
    return [...itself, ...contentsIn(was, is, known, at(key))];
  });
  return [...changed, ...below];
}
