import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { msp } from '@hyperledger/fabric-protos';
import { mspFrom } from './msp-folder';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'msp-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, content: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), content);
}

test('an MSP folder becomes what the channel holds of it', () => {
  put('cacerts/ca.pem', 'CA');
  put('tlscacerts/tlsca.pem', 'TLS CA');
  const unit = 'PeerOUIdentifier: { Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: peer }';
  put('config.yaml', `NodeOUs:\n  Enable: true\n  ${unit}\n`);
  const config = msp.FabricMSPConfig.deserializeBinary(mspFrom(folder, 'HE').getConfig_asU8());
  const text = (bytes: readonly Uint8Array[]) => bytes.map((each) => Buffer.from(each).toString());
  expect(config.getName()).toBe('HE');
  expect(text(config.getRootCertsList_asU8())).toEqual(['CA']);
  expect(text(config.getTlsRootCertsList_asU8())).toEqual(['TLS CA']);
  const units = config.getFabricNodeOus();
  expect(units?.getEnable()).toBe(true);
  expect(units?.getPeerOuIdentifier()?.getOrganizationalUnitIdentifier()).toBe('peer');
  expect(units?.getAdminOuIdentifier()).toBeUndefined();
});

test('a folder that lacks something is refused, with what it lacks', () => {
  const refused = (problem: string) =>
    expect(() => mspFrom(folder, 'HE')).toThrow(
      expect.objectContaining({ code: 'DEPLOY-118', message: expect.stringContaining(problem) as string }) as Error,
    );
  refused('cacerts');
  put('cacerts/ca.pem', 'CA');
  refused('tlscacerts');
  put('tlscacerts/tlsca.pem', 'TLS CA');
  refused('config.yaml');
});
