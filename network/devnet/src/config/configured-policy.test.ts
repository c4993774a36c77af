import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { common } from '@hyperledger/fabric-protos';
import { compile, configuredPolicy, type Identity, type RoleName } from '@oneplusn/channel';
import { channelGroup } from './channel-group';
import { group, implicit } from './group';

const publicKey = createPublicKey(generateKeyPairSync('ed25519').privateKey);

function identity(msp: string, role: RoleName): Identity {
  return { msp, fingerprint: role, units: [role], invalid: undefined, expires: Infinity, certifiers: '', publicKey };
}

function channelOf(authorities: readonly string[]): common.ConfigGroup {
  const organization = (msp: string) => ({ msp, ca: '', tlsCa: '' });
  return channelGroup({
    ...{ channel: 'c', consensus: 'raft', bftWaitMs: 50, orderers: [], ordererOrganization: organization('O') },
    batch: { timeoutMs: 200, maxMessages: 500, preferredBytes: 1, absoluteBytes: 1 },
    authorities: authorities.map((msp) => ({ ...organization(msp), anchor: { host: '', port: 0 } })),
  });
}

/** Whether these together satisfy the policy; undefined where there is none. */
function satisfied(channel: common.ConfigGroup, reference: string, ...who: Identity[]): boolean | undefined {
  const policy = configuredPolicy(channel, reference);
  return policy && compile(policy, () => undefined)(who);
}

describe('the policies of a channel', () => {
  const channel = channelOf(['B', 'A', 'C']);

  it('count the authorities', () => {
    const majority = '/Channel/Application/Endorsement';
    expect(satisfied(channel, majority, identity('A', 'peer'))).toBe(false);
    expect(satisfied(channel, majority, identity('A', 'peer'), identity('C', 'peer'))).toBe(true);
    expect(satisfied(channel, majority, identity('A', 'peer'), identity('C', 'client'))).toBe(false);
    expect(satisfied(channel, '/Channel/Application/B/Endorsement', identity('B', 'peer'))).toBe(true);
    expect(satisfied(channel, '/Channel/Application/B/Endorsement', identity('A', 'peer'))).toBe(false);
  });

  it('count groups, not their members, where authorities and orderers have a say', () => {
    const two = [identity('A', 'admin'), identity('C', 'admin')];
    expect(satisfied(channel, '/Channel/Admins', ...two)).toBe(false);
    expect(satisfied(channel, '/Channel/Admins', ...two, identity('O', 'admin'))).toBe(true);
    expect(satisfied(channel, '/Channel/Writers', identity('O', 'client'))).toBe(true);
    expect(satisfied(channel, '/Channel/Application/Writers', identity('O', 'client'))).toBe(false);
  });

  it('take nobody where the groups below have no such policy', () => {
    const below = group({ values: {}, policies: {} });
    const asked = { Some: implicit('ANY', 'Absent'), Each: implicit('ALL', 'Absent') };
    const odd = group({ values: {}, policies: asked, groups: { Below: below } });
    expect(satisfied(odd, '/Channel/Some', identity('A', 'admin'))).toBe(false);
    expect(satisfied(odd, '/Channel/Each', identity('A', 'admin'))).toBe(false);
  });

  it.each([
    '/Channel/Application/Nothing',
    '/Channel/Application/X/Endorsement',
    '/Channel',
    'Endorsement',
    '/Channel/Endorsement',
  ])('do not know %s', (reference) => {
    expect(configuredPolicy(channel, reference)).toBeUndefined();
  });
});
