import { common } from '@hyperledger/fabric-protos';
import { additionOf, changesOf, removalOf } from './update';

/** A configuration with versions of its own everywhere. */
function configuration(): common.Config {
  const group = (version: number) => {
    const made = new common.ConfigGroup();
    made.setVersion(version);
    return made;
  };
  const application = group(4);
  application.setModPolicy('Admins');
  application.getGroupsMap().set('GD', group(2));
  application.getGroupsMap().set('ZJ', group(0));
  const value = new common.ConfigValue();
  value.setVersion(3);
  value.setValue(Buffer.from('large'));
  application.getValuesMap().set('Capabilities', value);
  const policy = new common.ConfigPolicy();
  policy.setVersion(1);
  application.getPoliciesMap().set('Admins', policy);
  const channel = group(7);
  channel.getGroupsMap().set('Application', application);
  const config = new common.Config();
  config.setChannelGroup(channel);
  return config;
}

const applicationIn = (set: common.ConfigGroup | undefined) => set?.getGroupsMap().get('Application');

test('an addition reads what is there and writes the next version of the group', () => {
  const added = new common.ConfigGroup();
  added.setModPolicy('Admins');
  const update = additionOf(configuration(), 'oneplusn', 'HE', added);
  expect(changesOf(update)).toEqual({ adds: ['HE'], removes: [], changes: [] });
  const [before, after] = [applicationIn(update.getReadSet()), applicationIn(update.getWriteSet())];
  expect([before?.getVersion(), after?.getVersion()]).toEqual([4, 5]);
  expect(after?.getModPolicy()).toBe('Admins');
  expect(after?.getGroupsMap().get('GD')?.getVersion()).toBe(2);
  expect(after?.getValuesMap().get('Capabilities')?.getVersion()).toBe(3);
  // Named by its version only: what is not changed is not sent.
  expect(after?.getValuesMap().get('Capabilities')?.getValue_asU8()).toHaveLength(0);
  expect(after?.getPoliciesMap().get('Admins')?.getVersion()).toBe(1);
  expect(update.getWriteSet()?.getVersion()).toBe(7);
});

test('a removal leaves out who leaves', () => {
  const update = removalOf(configuration(), 'oneplusn', 'ZJ');
  expect(changesOf(update)).toEqual({ adds: [], removes: ['ZJ'], changes: [] });
});

test('a signer is shown what is changed beside it', () => {
  const update = additionOf(configuration(), 'oneplusn', 'HE', new common.ConfigGroup());
  const after = applicationIn(update.getWriteSet());
  after?.getPoliciesMap().get('Admins')?.setVersion(2);
  after?.getGroupsMap().get('GD')?.setVersion(3);
  const added = new common.ConfigValue();
  after?.getGroupsMap().get('ZJ')?.getValuesMap().set('Notes', added);
  expect(changesOf(update)).toEqual({
    ...{ adds: ['HE'], removes: [] },
    changes: ['Application/Admins', 'Application/GD', 'Application/ZJ/Notes'],
  });
});

test('who is there cannot be added, who is not cannot leave', () => {
  const code = (name: string) => expect.objectContaining({ code: name }) as Error;
  expect(() => additionOf(configuration(), 'oneplusn', 'GD', new common.ConfigGroup())).toThrow(code('DEPLOY-116'));
  expect(() => removalOf(configuration(), 'oneplusn', 'HE')).toThrow(code('DEPLOY-106'));
});
