import { environmentWith } from './environment';

test('a process gets what it needs and what it is given, and nothing else of this one', () => {
  process.env['ONEPLUSN_TEST_TOKEN'] = 'secret';
  try {
    const environment = environmentWith({ CORE_PEER_ID: 'peer0.gd', TZ: 'UTC' });
    expect(environment).toMatchObject({ CORE_PEER_ID: 'peer0.gd', TZ: 'UTC', PATH: process.env['PATH'] });
    expect(Object.values(environment)).not.toContain('secret');
  } finally {
    delete process.env['ONEPLUSN_TEST_TOKEN'];
  }
});
