/**
 * Fabric's own `peer` command against the embedded ledger: installs, approves, commits and calls a chaincode service.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Devnet, startDevnet } from '@oneplusn/devnet';
import { servicePackage } from '@oneplusn/deployment';
import { findBinaries } from '@oneplusn/fabric';
import { layout, sampleTopology, writeCredentials } from '@oneplusn/topology';
import '../conformance/chaincode/quiet';
import { notesDeployment } from '../devnet/notes';
import { type ChaincodeInterface, type ChaincodeServerOpts, Shim } from 'fabric-shim';
import { freePort } from '../port';
import { describeOn } from './lines';

const run = promisify(execFile);

describeOn('3.1', 'the peer command', () => {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-peer-'));
  const members = ['GD', 'ZJ', 'MHRSS'] as const;
  let devnet: Devnet;
  let service: ReturnType<typeof Shim.server> | undefined;
  beforeAll(async () => {
    devnet = await startDevnet({ topology: sampleTopology('quickstart'), batch: { timeoutMs: 10 } });
    await writeCredentials(devnet.credentials, join(place, 'crypto'));
    for (const [msp, { tlsRootCert }] of devnet.endpoints) writeFileSync(join(place, `${msp}.pem`), tlsRootCert);
  });
  afterAll(async () => {
    (service as unknown as { readonly _server: { forceShutdown(): void } } | undefined)?._server.forceShutdown();
    await devnet.stop();
    rmSync(place, { recursive: true });
  });

  const endpointOf = (msp: string) => {
    const found = devnet.endpoints.get(msp);
    if (!found) throw new RangeError(msp);
    return found;
  };
  /** What the command prints as an authority's administrator. */
  async function peer(msp: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
    const { address } = endpointOf(msp);
    const binaries = findBinaries({ version: '3.1' });
    return run(join(binaries.bin, 'peer'), args, {
      env: {
        FABRIC_LOGGING_SPEC: 'info:grpc=error',
        FABRIC_CFG_PATH: binaries.config,
        CORE_PEER_LOCALMSPID: msp,
        CORE_PEER_MSPCONFIGPATH: layout.userMsp(join(place, 'crypto'), msp, 'admin'),
        CORE_PEER_ADDRESS: address,
        CORE_PEER_TLS_ENABLED: 'true',
        CORE_PEER_TLS_ROOTCERT_FILE: join(place, `${msp}.pem`),
      },
    });
  }
  const order = (msp: string): string[] => [
    ...['-o', endpointOf(msp).address, '--tls', '--cafile', join(place, `${msp}.pem`)],
  ];
  const terms = (sequence = '1'): string[] => [
    ...['-C', devnet.channel.id, '-n', 'notes', '-v', '1.0', '--sequence', sequence],
  ];
  const endorsers = (): string[] =>
    members.flatMap((msp) => [
      ...['--peerAddresses', endpointOf(msp).address, '--tlsRootCertFiles', join(place, `${msp}.pem`)],
    ]);

  it('installs a package, which the peer runs once it is approved and committed', async () => {
    const address = `localhost:${await freePort()}`;
    const { bytes, id } = await servicePackage('notes_1.0', { address });
    service = Shim.server(
      notesDeployment.chaincode as ChaincodeInterface,
      { ccid: id, address } as ChaincodeServerOpts,
    );
    await service.start();
    const file = join(place, 'notes.tgz');
    writeFileSync(file, bytes);
    for (const msp of members) {
      expect((await peer(msp, 'lifecycle', 'chaincode', 'install', file)).stderr).toContain(id);
      expect((await peer(msp, 'lifecycle', 'chaincode', 'queryinstalled')).stdout).toContain(
        `Package ID: ${id}, Label: notes_1.0`,
      );
    }
    await expect(peer('GD', 'lifecycle', 'chaincode', 'install', file)).rejects.toThrow(
      'already successfully installed',
    );
    for (const msp of members)
      await peer(msp, 'lifecycle', 'chaincode', 'approveformyorg', ...terms(), '--package-id', id, ...order(msp));
    const ready = await peer('GD', 'lifecycle', 'chaincode', 'checkcommitreadiness', ...terms(), '--output', 'json');
    expect(JSON.parse(ready.stdout)).toMatchObject({
      approvals: { GD: true, ZJ: true, MHRSS: true, Committee: false },
    });
    await peer('GD', 'lifecycle', 'chaincode', 'commit', ...terms(), ...order('GD'), ...endorsers());
    expect(
      (await peer('ZJ', 'lifecycle', 'chaincode', 'querycommitted', '-C', devnet.channel.id, '-n', 'notes')).stdout,
    ).toMatch(/Version: 1.0, Sequence: 1, .*Approvals: \[.*GD: true/);
    const input = JSON.stringify({ Args: ['put', 'a', 'by the command'] });
    const call = ['-C', devnet.channel.id, '-n', 'notes', '-c', input];
    const invoked = await peer('GD', 'chaincode', 'invoke', ...call, '--waitForEvent', ...order('GD'), ...endorsers());
    expect(invoked.stderr).toContain('status:200');
    const query = ['-C', devnet.channel.id, '-n', 'notes', '-c', JSON.stringify({ Args: ['get', 'a'] })];
    expect((await peer('ZJ', 'chaincode', 'query', ...query)).stdout).toBe('by the command\n');
    const installed = await peer('GD', 'lifecycle', 'chaincode', 'queryinstalled', '--output', 'json');
    expect(installed.stdout).toContain('"notes"');
  }, 120_000);

  it('is refused as a Fabric peer refuses', async () => {
    await expect(
      peer('GD', 'lifecycle', 'chaincode', 'approveformyorg', ...terms('7'), ...order('GD')),
    ).rejects.toThrow('requested sequence 7 is larger than the next available sequence number 2');
    await expect(peer('GD', 'lifecycle', 'chaincode', 'querycommitted', '-C', 'nowhere')).rejects.toThrow(
      "channel 'nowhere' not found",
    );
  }, 60_000);
});
