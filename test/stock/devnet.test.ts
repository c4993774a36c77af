import { createServer } from 'node:net';
import { once } from 'node:events';
import { type Context, Contract } from 'fabric-contract-api';
import { type Deployment, type Devnet, DevnetError, devnetErrors, startDevnet } from '@oneplusn/devnet';
import { issueCredentials, parseTopology, type Topology } from '@oneplusn/topology';
import { connectTo, failureOf, text, type StockClient } from './client';
import { type Organization, topologyText } from './engine';

class Notes extends Contract {
  async put(ctx: Context, key: string, value: string): Promise<void> {
    await ctx.stub.putState(key, Buffer.from(value));
  }
  async get(ctx: Context, key: string): Promise<string> {
    return Buffer.from(await ctx.stub.getState(key)).toString();
  }
}

/** As its peers at the other authorities, but with a mind of its own. */
class Liar extends Notes {
  override async put(ctx: Context, key: string, value: string): Promise<void> {
    await super.put(ctx, key, `not ${value}`);
  }
}

const topology: Topology = parseTopology(topologyText('raft'), 'stock');
const notes: Deployment = { name: 'notes', version: '1.0', chaincode: { contracts: [Notes] } };

const refusal = async (attempt: Promise<unknown>): Promise<DevnetError> => {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DevnetError) return error;
  throw new Error('expected a DevnetError', { cause: error });
};

describe('an embedded ledger', () => {
  let devnet: Devnet;
  const clients: StockClient[] = [];
  const contract = (organization: Organization = 'Org1MSP') => {
    const { endpoints, credentials, channel } = devnet;
    const network = {
      endpoints,
      credentials,
      channel: channel.id,
      deploy: async () => undefined,
      stop: async () => undefined,
    };
    const client = connectTo(network, organization);
    clients.push(client);
    return client.contract('notes');
  };
  beforeAll(async () => {
    devnet = await startDevnet({ topology, batch: { timeoutMs: 5 }, chaincodes: [notes] });
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => devnet.stop());

  it('has an endpoint for every authority', () => {
    expect([...devnet.endpoints.keys()]).toEqual(topology.authorities.map(({ msp }) => msp));
    for (const { address } of devnet.endpoints.values()) expect(address).toMatch(/^localhost:\d+$/);
  });

  it('begins anew behind the same endpoints', async () => {
    const own = contract();
    await own.submitTransaction('put', 'a', '1');
    const { height } = devnet.channel.peer('Org1MSP');
    expect(height).toBeGreaterThan(3n);
    await devnet.freshChain();
    expect(devnet.channel.peer('Org1MSP').height).toBe(3n);
    expect(text(await own.evaluateTransaction('get', 'a'))).toBe('');
    await own.submitTransaction('put', 'a', '2');
    expect(text(await contract('Org2MSP').evaluateTransaction('get', 'a'))).toBe('2');
  });

  it('takes a new version in place of the former, with the state as it was', async () => {
    await contract().submitTransaction('put', 'kept', 'yes');
    await devnet.deploy({ ...notes, version: '2.0', policy: "OR('Org1MSP.peer')" });
    expect(devnet.channel.definition('notes')).toMatchObject({ version: '2.0', sequence: 2 });
    expect(text(await contract().evaluateTransaction('get', 'kept'))).toBe('yes');
    await contract().submit('put', { arguments: ['kept', 'no'], endorsingOrganizations: ['Org1MSP'] });
  });

  it('runs what each authority runs: one that differs is found out', async () => {
    await devnet.deploy({ ...notes, version: '3.0', perAuthority: { Org3MSP: [Liar] } });
    const all = ['Org1MSP', 'Org2MSP', 'Org3MSP'];
    const { code, details } = await failureOf(
      contract().submit('put', { arguments: ['x', 'the truth'], endorsingOrganizations: all }),
    );
    expect(code).toBe(10);
    expect(details).toContainEqual({
      mspId: expect.any(String) as string,
      message: 'ProposalResponsePayloads do not match',
    });
    await contract().submit('put', { arguments: ['x', 'the truth'], endorsingOrganizations: all.slice(0, 2) });
  });

  it('finds others where an authority does not run the chaincode', async () => {
    await devnet.deploy({ ...notes, version: '4.0', perAuthority: { Org3MSP: null } });
    const outside = contract('Org3MSP');
    await outside.submitTransaction('put', 'y', 'by others');
    expect(text(await outside.evaluateTransaction('get', 'y'))).toBe('by others');
    const transientData = { secret: 's' };
    expect((await failureOf(outside.submit('put', { arguments: ['y', 'z'], transientData }))).message).toBe(
      "9 FAILED_PRECONDITION: no endorsers found in the gateway's organization; " +
        'retry specifying endorsing organization(s) to protect transient data',
    );
    expect((await failureOf(outside.evaluate('get', { arguments: ['y'], transientData }))).message).toBe(
      "9 FAILED_PRECONDITION: no endorsers found in the gateway's organization; " +
        'retry specifying target organization(s) to protect transient data: ' +
        `no peers available to evaluate chaincode notes in channel ${devnet.channel.id}`,
    );
  });

  it.each<[keyof typeof devnetErrors, Partial<Deployment>]>([
    ['badName', { name: 'a name' }],
    ['badName', { version: '' }],
    ['badPolicy', { policy: 'everybody' }],
    ['badPolicy', { policy: '/Channel/Application/Nothing' }],
    ['badCollection', { collections: [{ name: '_c', policy: "OR('Org1MSP.member')" }] }],
    ['badCollection', { collections: [{ name: 'c', policy: "AND('Org1MSP.member', 'Org2MSP.member')" }] }],
    ['badCollection', { collections: [{ name: 'c', policy: "OR('Org9MSP.member')" }] }],
    ['badCollection', { collections: [{ name: 'c', policy: "OR('Org1MSP.member')", requiredPeerCount: 2 }] }],
    ['chaincodeUnreachable', { chaincode: { service: { address: 'localhost:1', dialTimeoutMs: 200 } } }],
    ['unknownAuthority', { perAuthority: { Org9MSP: null } }],
  ])('refuses a deployment with %s: %j', async (name, change) => {
    const { code } = devnetErrors[name];
    const before = devnet.channel.definition('notes');
    const error = await refusal(devnet.deploy({ ...notes, ...change }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(code);
    expect(error.message).not.toMatch(/\{\w+\}/);
    expect(error.text('zh').remedy).toMatch(/\p{Script=Han}/u);
    expect(devnet.channel.definition('notes')).toBe(before);
  });

  it('says when a port is taken, and leaves none open', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const error = await refusal(startDevnet({ topology, ports: { Org2MSP: port } }));
    expect(error.code).toBe(devnetErrors.portTaken.code);
    expect(error.args).toEqual({ msp: 'Org2MSP', port });
    squatter.close();
    await once(squatter, 'close');
    const second = await startDevnet({ topology, ports: { Org2MSP: port } });
    expect(second.endpoints.get('Org2MSP')?.address).toBe(`localhost:${port}`);
    await second.stop();
  });

  it('refuses credentials that do not fit the topology, or keys that do not fit their certificates', async () => {
    const credentials = await issueCredentials(topology);
    const [one, two] = [credentials.authorities.get('Org1MSP'), credentials.authorities.get('Org2MSP')];
    const [own, other] = [one?.peers[0], two?.peers[0]];
    if (!own || !other) throw new Error('no peers');
    own.sign.privateKey = other.sign.privateKey;
    expect((await refusal(startDevnet({ topology, credentials }))).args).toEqual({ msp: 'Org1MSP' });
    credentials.authorities.delete('Org3MSP');
    expect((await refusal(startDevnet({ topology, credentials }))).code).toBe(devnetErrors.badCredentials.code);
  });

  it('refuses work once it has stopped', async () => {
    const brief = await startDevnet({ topology });
    await brief.stop();
    await brief.stop();
    expect((await refusal(brief.deploy(notes))).code).toBe(devnetErrors.stopped.code);
    expect((await refusal(brief.freshChain())).code).toBe(devnetErrors.stopped.code);
  });

  it('goes by the clock that it is given', async () => {
    let now = Date.now();
    const future = await startDevnet({ topology, chaincodes: [notes], now: () => now });
    now += 100 * 365 * 24 * 3600_000;
    const network = {
      ...future,
      channel: future.channel.id,
      endpoints: future.endpoints,
      deploy: async () => undefined,
    };
    const client = connectTo(network, 'Org1MSP');
    const { details } = await failureOf(client.contract('notes').submitTransaction('put', 'a', 'b'));
    expect(details[0]?.message).toBe('proposal client identity expired');
    client.close();
    await future.stop();
  });
});
