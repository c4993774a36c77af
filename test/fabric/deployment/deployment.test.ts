/** Deploying from the command line on real Fabric, and what only there can go wrong. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentSuite, everybody, examined } from '../../deployment/suite';
import { asked } from '../lines';
import { drill } from './drill';
import { FabricSite } from './fabric-site';

deploymentSuite(() => FabricSite.open(), {
  beforeDeployment(site) {
    test('while no orderer works nothing gets onto the channel, and it says so', async () => {
      const orderer = site().processOf('orderer0');
      process.kill(orderer, 'SIGSTOP');
      try {
        const stuck = await site().run('GD', 'deploy', '--package', '1.0/foundation.tgz');
        expect(stuck).toMatchObject({ exit: 3, err: expect.stringContaining('DEPLOY-103') as string });
      } finally {
        process.kill(orderer, 'SIGCONT');
      }
    }, 60_000);
  },

  atWork(site, serviceOf) {
    drill(site, serviceOf);

    test("the doctor reads a peer's settings and version", async () => {
      writeFileSync(join(site().home('GD'), 'peer.env'), site().environmentOf('peer0.gd'));
      const { core, operations } = site().node('peer0.gd');
      const codes = everybody.map((msp) => `DOCTOR-403 ${msp}`);
      const given = ['--core', core, '--core-env', 'peer.env', '--operations', operations, ...site().operator('GD')];
      expect(await examined(site(), ...given)).toEqual({ exit: 0, codes });
    }, 60_000);

    test("the doctor reads an orderer's settings, and finds its admin door closed", async () => {
      writeFileSync(join(site().home('GD'), 'orderer.env'), site().environmentOf('orderer0'));
      const { orderer, admin } = site().node('orderer0');
      const given = ['--orderer', orderer, '--orderer-env', 'orderer.env', '--orderer-admin', admin];
      const { exit, codes } = await examined(site(), ...given);
      const own = codes.filter((code) => !code.startsWith('DOCTOR-403'));
      // Its clients need not show who they are; in 2.5 nothing would count them by it.
      expect({ exit, own }).toEqual({ exit: 0, own: asked.startsWith('2.') ? [] : ['DOCTOR-702 '] });

      const settings = site().environmentOf('orderer0');
      const [, roots = ''] = /^ORDERER_GENERAL_TLS_ROOTCAS=(.*)$/m.exec(settings) ?? [];
      const shared = settings.replace(/^(ORDERER_ADMIN_TLS_CLIENTROOTCAS)=.*$/m, `$1=${roots}`);
      writeFileSync(join(site().home('GD'), 'orderer.env'), shared);
      expect((await examined(site(), ...given)).codes).toContain('DOCTOR-705 ');
    }, 60_000);

    test('the doctor finds what was planted: settings, a peer that is down', async () => {
      const { core } = site().node('peer0.gd');
      const settings = await examined(site(), '--core', core, '--operations', 'https://localhost:1');
      expect(settings.exit).toBe(1);
      expect(settings.codes).toEqual(
        expect.arrayContaining(['DOCTOR-407 ', 'DOCTOR-501 ', 'DOCTOR-502 ', 'DOCTOR-507 ', 'DOCTOR-515 ']),
      );
      const louder = site().environmentOf('peer0.gd').replace('FABRIC_LOGGING_SPEC=warn', 'FABRIC_LOGGING_SPEC=debug');
      writeFileSync(join(site().home('GD'), 'peer.env'), louder);
      const unknown = ['--core', core, '--core-env', 'peer.env', '--operations', site().node('peer0.gd').operations];
      expect((await examined(site(), ...unknown)).codes).toEqual(
        expect.arrayContaining(['DOCTOR-407 ', 'DOCTOR-517 ']),
      );
      const pid = site().processOf('peer0.mhrss');
      process.kill(pid, 'SIGSTOP');
      try {
        expect((await examined(site())).codes).toContain('DOCTOR-401 MHRSS');
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      expect((await examined(site())).exit).toBe(0);
    }, 120_000);
  },
});
