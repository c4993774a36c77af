import { readPackage, servicePackage } from '../package/package';
import { planDeployment } from './deploy';

test('a peer that is down is told of before anything is done', async () => {
  const { bytes } = await servicePackage('foundation_1.0', { address: 'x:1' });
  const order = { name: 'foundation', committee: 'C', signatures: 2, upgrade: false };
  const administrator = { msp: 'GD', certificate: '', sign: async () => new Uint8Array() };
  const reach = { administrator, channel: 'oneplusn', peers: [{ address: 'localhost:1', roots: '' }] };
  const planned = planDeployment(reach, { ...order, package: await readPackage(bytes, 'x') });
  await expect(planned).rejects.toMatchObject({ code: 'DEPLOY-101' });
});
