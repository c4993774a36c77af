/** Orderers that know by certificates of TLS who sends: a member that floods them is slowed down, and no other. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFabric, type Fabric } from '@oneplusn/fabric';
import { found } from '@oneplusn/testkit';
import { issueTlsClient, sampleTopology, signaturePolicy, type Topology } from '@oneplusn/topology';
import { foundationWith } from '../engine';
import { Access } from '../engine/access';
import { Served } from '../engine/served';
import { calls, emptyEnvelope, floodGateway, floodOrderer, streams, type Door, type Flood } from './flood';
import { describeOn } from './lines';

const throttle = 20;
const writes = 12;

/** A network, its people, and its doors as ZJ sees them. */
class Place {
  readonly #place = mkdtempSync(join(tmpdir(), 'oneplusn-throttling-'));
  readonly #served = new Served();
  #access: Access | undefined;
  #fabric: Fabric | undefined;

  constructor(readonly topology: Topology) {}

  async start(): Promise<void> {
    const { topology } = this;
    const folder = join(this.#place, 'network');
    const fabric = (this.#fabric = await startFabric({ topology, folder, version: '3.1' }));
    const { name, version } = topology.chaincode;
    const foundation = foundationWith({ committee: topology.committee });
    const serve = (where: Parameters<Served['serve']>[0]) => this.#served.serve(where, foundation);
    await fabric.deploy({ name, version, policy: signaturePolicy(topology), serve });
    const access = (this.#access = new Access(topology, fabric.credentials, fabric.endpoints));
    await found(topology, (actor) => access.connect(actor));
  }

  async stop(): Promise<void> {
    await this.#access?.close();
    await this.#fabric?.remove();
    this.#served.stop();
    rmSync(this.#place, { recursive: true, force: true });
  }

  get fabric(): Fabric {
    if (!this.#fabric) throw new Error('the network is not up yet');
    return this.#fabric;
  }

  connect(actor: string) {
    if (!this.#access) throw new Error('nobody can be reached yet');
    return this.#access.connect(actor);
  }

  get zhejiang() {
    return this.fabric.credentials.authorities.get('ZJ')!;
  }

  envelope() {
    return emptyEnvelope(this.topology.channel, 'ZJ', this.zhejiang.actors.get('jiang')!);
  }

  get orderer(): Door {
    const plan = readFileSync(join(this.#place, 'network', 'plan.json'), 'utf8');
    const { nodes } = JSON.parse(plan) as { nodes: Record<string, { port: number }> };
    const roots = this.fabric.credentials.ordererOrg.tlsCa.certificate;
    return { address: `localhost:${nodes['orderer0']?.port}`, roots, serverName: 'orderer0' };
  }

  get peer(): Door {
    const [{ name = '' } = {}] = this.zhejiang.peers;
    const roots = this.zhejiang.tlsCa.certificate;
    return { address: this.fabric.endpoints.get(name)?.address ?? '', roots, serverName: name };
  }

  /** What comes of writes of another authority meanwhile, one after the other. */
  async writing(name: string): Promise<void> {
    const ledger = await this.connect('GD/admin');
    for (let n = 0; n < writes; n += 1)
      await ledger.registry.establish({ departments: [{ path: `${name}-${n}`, name: { zh: name } }] });
  }

  /** How many a second the orderer took of floods while another authority wrote. */
  async rateOf(floods: readonly Flood[], name: string): Promise<number> {
    // In its first second nobody has a share yet.
    await sleep(2_000);
    const sum = () => floods.reduce((all, { answered }) => all + answered, 0);
    const [before, began] = [sum(), performance.now()];
    await this.writing(name);
    const [took, seconds] = [sum() - before, (performance.now() - began) / 1_000];
    for (const flood of floods) flood.end();
    return took / seconds;
  }
}

describeOn('3.1', 'an orderer that throttles', () => {
  describe('with mutual TLS', () => {
    const place = new Place({ ...sampleTopology('quickstart'), name: 'mutual', throttle, mutualTls: true });
    beforeAll(() => place.start(), 240_000);
    afterAll(() => place.stop());

    test('lets in nobody who shows no certificate, nor do peers', async () => {
      const floods = [
        floodOrderer(place.orderer, await place.envelope()),
        floodGateway(place.peer, place.topology.channel, await place.envelope()),
      ];
      await sleep(1_000);
      for (const flood of floods) {
        expect(flood.answered).toBe(0);
        flood.end();
      }
    }, 60_000);

    test('holds back who floods it, by whatever door and with however many certificates; others write', async () => {
      const shown = () => ({ shown: issueTlsClient(place.zhejiang) });
      const envelope = await place.envelope();
      const certificates = 3;
      const direct = Array.from({ length: certificates }, () =>
        floodOrderer({ ...place.orderer, ...shown() }, envelope),
      );
      const through = floodGateway({ ...place.peer, ...shown() }, place.topology.channel, envelope);
      const rate = await place.rateOf([...direct, through], 'beside');
      expect(rate).toBeGreaterThan(0);
      // Each of its streams that waits passes once a second, however little is left.
      expect(rate).toBeLessThan(throttle + certificates * streams + calls);
    }, 240_000);
  });

  describe('without it', () => {
    const place = new Place({ ...sampleTopology('quickstart'), name: 'one-sided', throttle });
    beforeAll(() => place.start(), 240_000);
    afterAll(() => place.stop());

    test('counts nobody who shows no certificate', async () => {
      const rate = await place.rateOf([floodOrderer(place.orderer, await place.envelope())], 'beside');
      expect(rate).toBeGreaterThan(throttle + streams);
    }, 240_000);
  });
});
