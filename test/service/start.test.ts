/** How the service starts, and what it says where it cannot. */
import { chmodSync } from 'node:fs';
import { failedStart, settings, settingsOf, startService } from './process';

test.each([
  ['ONEPLUSN_COMMITTEE', 'SERVICE-101'],
  ['CORE_PEER_LOCALMSPID', 'SERVICE-102'],
  ['ONEPLUSN_VAULT_KEYS', 'SERVICE-103'],
])('without %s it says so in both languages, and ends with 1', async (name, code) => {
  const { code: exit, printed } = await failedStart({ ...settings, [name]: '' });
  expect(exit).toBe(1);
  expect(printed.match(new RegExp(`^${code} .*${name}.*$`, 'gm'))).toHaveLength(2);
  expect(printed).toMatch(/[\u4e00-\u9fff]/);
  expect(printed).not.toMatch(/^ +at /m);
});

test('keys in the place of their path are not repeated', async () => {
  const secret = 'ab'.repeat(32);
  const keys = JSON.stringify({ keys: [{ id: 'k-1', secret }] });
  const { code, printed } = await failedStart({ ...settings, ONEPLUSN_VAULT_KEYS: keys });
  expect(code).toBe(1);
  expect(printed).toContain('SERVICE-104');
  expect(printed).not.toContain(secret);
});

test('a key file that everybody can read is refused', async () => {
  const { ONEPLUSN_VAULT_KEYS: keys } = settingsOf('GD');
  chmodSync(keys, 0o644);
  const { code, printed } = await failedStart({ ...settings, ONEPLUSN_VAULT_KEYS: keys });
  expect(code).toBe(1);
  expect(printed).toContain('SERVICE-105');
});

test('it does not log what is in calls, whatever level is asked for', async () => {
  const service = await startService({ ...settings, CORE_CHAINCODE_LOGGING_LEVEL: 'debug' });
  expect(service.printed()).toMatch(/debug would write/);
  await service.stop();
});
