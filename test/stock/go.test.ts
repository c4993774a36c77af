import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chaincodeId, startDevnet } from '@oneplusn/devnet';
import { parseTopology } from '@oneplusn/topology';
import { type StockNetwork, topologyText } from './engine';
import { build, type Program, Services } from './go/program';
import { freePort } from '../port';
import { goSuite, goTerms } from './suites/go';

const program = build();
if (typeof program === 'string') {
  process.stderr.write(`test/stock/go is left out: ${program}\n`);
  test.skip('a chaincode in Go on devnet', () => undefined);
} else {
  afterAll(() => program.remove());
  goSuite('a chaincode in Go on devnet, as a service', () => onDevnet(program, false));
  goSuite('a chaincode in Go on devnet, as a service over TLS', () => onDevnet(program, true));
}

async function onDevnet(built: Program, overTls: boolean): Promise<StockNetwork> {
  const devnet = await startDevnet({
    topology: parseTopology(topologyText('raft'), 'stock'),
    batch: { timeoutMs: 20 },
  });
  const services = new Services();
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-go-tls-'));
  const stop = async (): Promise<void> => {
    await devnet.stop();
    await services.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    const address = `localhost:${await freePort()}`;
    const authority = devnet.credentials.authorities.get('Org1MSP');
    const peer = authority?.peers[0];
    if (!authority || !peer) throw new RangeError('no peer');
    const tls = { privateKey: join(place, 'key.pem'), certificate: join(place, 'cert.pem') };
    writeFileSync(tls.privateKey, peer.tls.privateKey, { mode: 0o600 });
    writeFileSync(tls.certificate, peer.tls.certificate);
    await services.serve(built, { id: chaincodeId(goTerms), address, tls: overTls ? tls : undefined });
    const secure = { tls: { rootCert: authority.tlsCa.certificate, serverName: peer.name } };
    await devnet.deploy({ ...goTerms, chaincode: { service: { address, ...(overTls && secure) } } });
  } catch (error) {
    await stop();
    throw error;
  }
  const { credentials, endpoints } = devnet;
  return {
    channel: devnet.channel.id,
    credentials,
    endpoints,
    deploy: () => Promise.reject(new Error('the chaincode is there')),
    stop,
  };
}
