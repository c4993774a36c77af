import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Contract, type Context } from 'fabric-contract-api';
import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import { issueCredentials, sampleTopology } from '@oneplusn/topology';
import { certifiedSigner, TestNetwork } from '../../test/network';
import { SimulationError } from '../simulate/simulation';
import { chaincodeOf } from './contracts';
import { inProcess } from './in-process';
import { asService } from './service';

const answer = (content: string) => Shim.success(Buffer.from(content));

/** One function for each thing that can be asked of a peer. */
const chaincode: ChaincodeInterface = {
  Init: async () => answer('initialised'),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [one = '', two = ''] = params;
    try {
      switch (fcn) {
        case 'fill':
          for (let index = 0; index < Number(one); index++) {
            await stub.putState(`k${String(index).padStart(4, '0')}`, Buffer.from(String(index)));
          }
          return answer('filled');
        case 'count': {
          const iterator = await stub.getStateByRange(one, two);
          let count = 0;
          while (!(await iterator.next()).done) count++;
          await iterator.close();
          return answer(String(count));
        }
        case 'page': {
          const { iterator, metadata } = await stub.getStateByRangeWithPagination('k', 'l', Number(one), two);
          const keys: string[] = [];
          for (let next = await iterator.next(); !next.done; next = await iterator.next()) keys.push(next.value.key);
          return answer(JSON.stringify({ keys, metadata }));
        }
        case 'put':
          await stub.putState(one, Buffer.from(two));
          return answer('put');
        case 'history': {
          const values: string[] = [];
          const iterator = await stub.getHistoryForKey(one);
          for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
            values.push(next.value.isDelete ? '-' : Buffer.from(next.value.value).toString());
          }
          return answer(values.join());
        }
        case 'delete':
          await stub.deleteState(one);
          return answer('deleted');
        case 'query':
          await stub.getQueryResult('{}');
          return answer('never');
        case 'call': {
          const { status, message, payload } = await stub.invokeChaincode(one, params.slice(1), '');
          return status === 200 ? answer(Buffer.from(payload ?? []).toString()) : Shim.error(message ?? '');
        }
        case 'msp':
          return answer(stub.getMspID());
        case 'event':
          stub.setEvent('made', Buffer.from(one));
          return answer('told');
        case 'wait':
          await new Promise((resolve) => setTimeout(resolve, Number(one)));
          return answer('waited');
        default:
          return Shim.error(`no ${fcn}`);
      }
    } catch (error) {
      return Shim.error((error as Error).message);
    }
  },
};

const networks: TestNetwork[] = [];
function network(...parameters: ConstructorParameters<typeof TestNetwork>): TestNetwork {
  const made = new TestNetwork(...parameters);
  networks.push(made);
  return made;
}
afterEach(() => networks.splice(0).forEach(({ channel }) => channel.close()));

describe('a chaincode', () => {
  it('walks over more results than one message holds', async () => {
    const net = network(['Org1MSP'], chaincode);
    await net.submit(['fill', '250']);
    expect(await net.evaluate(['count', '', ''])).toBe('250');
    expect(await net.evaluate(['count', 'k0010', 'k0110'])).toBe('100');
    expect(await net.evaluate(['count', 'k0010', 'k0010'])).toBe('0');
  });

  it('gets pages with bookmarks', async () => {
    const net = network(['Org1MSP'], chaincode);
    await net.submit(['fill', '5']);
    const page = async (bookmark: string) =>
      JSON.parse(await net.evaluate(['page', '3', bookmark])) as { keys: string[]; metadata: object };
    expect(await page('')).toEqual({
      keys: ['k0000', 'k0001', 'k0002'],
      metadata: { bookmark: 'k0003', fetchedRecordsCount: 3 },
    });
    expect(await page('k0003')).toEqual({
      keys: ['k0003', 'k0004'],
      metadata: { bookmark: '', fetchedRecordsCount: 2 },
    });
  });

  it('reads the history of a key, newest first', async () => {
    const net = network(['Org1MSP'], chaincode);
    await net.submit(['put', 'a', '1']);
    await net.submit(['delete', 'a']);
    await net.submit(['put', 'a', '2']);
    expect(await net.evaluate(['history', 'a'])).toBe('2,-,1');
  });

  it('is told that rich queries need another database, as on LevelDB', async () => {
    const net = network(['Org1MSP'], chaincode);
    await expect(net.evaluate(['query'])).rejects.toThrow(
      /^GET_QUERY_RESULT failed: transaction ID: [0-9a-f]{64}: ExecuteQuery not supported for leveldb$/,
    );
  });

  it('knows the authority whose peer it runs for', async () => {
    const net = network(['Org1MSP', 'Org2MSP'], chaincode);
    expect(await net.evaluate(['msp'], 'Org1MSP')).toBe('Org1MSP');
    expect(await net.evaluate(['msp'], 'Org2MSP')).toBe('Org2MSP');
  });

  it('calls another one in the same transaction; both write, one event counts', async () => {
    const net = network(['Org1MSP'], chaincode);
    const own = net.channel.definition('cc');
    if (own === undefined) throw new Error('not defined');
    net.define({ ...own, name: 'other' });
    net.channel.install('Org1MSP', inProcess(chaincode, { msp: 'Org1MSP', name: 'other' }));
    expect((await net.submit(['call', 'other', 'put', 'x', 'from cc'])).code).toBe(0);
    expect((await net.submit(['call', 'other', 'event', 'inner'])).event).toBeUndefined();
    const call = net.propose(['history', 'x'], {}, 'other');
    const { response } = await net.channel.peer('Org1MSP').simulate(call);
    expect(Buffer.from(response.getPayload_asU8()).toString()).toBe('from cc');
  });

  it('cannot call itself, nor what is not there', async () => {
    const net = network(['Org1MSP'], chaincode);
    await expect(net.evaluate(['call', 'cc', 'msp'])).rejects.toThrow(
      /execute failed: error sending: txid: .* exists$/,
    );
    await expect(net.evaluate(['call', 'none', 'msp'])).rejects.toThrow(
      /execute failed: invalid invocation: \[channel test\] .* for none: chaincode none not found$/,
    );
  });

  it('is given up when it takes too long', async () => {
    const net = network(['Org1MSP'], chaincode, {}, 5, { executeTimeoutMs: 30 });
    await expect(net.evaluate(['wait', '200'])).rejects.toThrow(
      /^error in simulation: failed to execute transaction [0-9a-f]{64}: error sending: timeout expired while executing transaction$/,
    );
    expect(await net.evaluate(['msp'])).toBe('Org1MSP');
  });

  it('that is not defined, or not here, is asked for in vain', async () => {
    const net = network(['Org1MSP'], chaincode);
    const call = net.propose(['msp'], {}, 'none');
    await expect(net.channel.peer('Org1MSP').simulate(call)).rejects.toThrow(
      new SimulationError(
        'make sure the chaincode none has been successfully defined on channel test and try again: chaincode ' +
          'none not found',
      ),
    );
  });

  it('must be initialised once, when its definition asks for it', async () => {
    const net = network(['Org1MSP'], chaincode, { initRequired: true });
    await expect(net.evaluate(['msp'])).rejects.toThrow(
      "chaincode 'cc' has not been initialized for this version, must call as init first",
    );
    const init = net.propose(['init']);
    init.input.setIsInit(true);
    await net.channel.broadcast(await net.endorse(init));
    await net.channel.waitForCommit(init.txId);
    expect(await net.evaluate(['msp'])).toBe('Org1MSP');
    const again = net.propose(['init']);
    again.input.setIsInit(true);
    await expect(net.endorse(again)).rejects.toThrow("chaincode 'cc' is already initialized but called as init");
  });
});

describe('contract classes', () => {
  class Greeter extends Contract {
    async greet(_context: Context, name: string): Promise<string> {
      return `hello ${name}`;
    }
  }

  it('run as the stock bootstrap runs them', async () => {
    const net = network(['Org1MSP'], chaincodeOf({ contracts: [Greeter], title: 'greeter', version: '1.2.3' }));
    const { authorities } = await issueCredentials(sampleTopology('quickstart'));
    const committee = authorities.get('Committee');
    if (committee !== undefined) net.client = certifiedSigner('Org1MSP', committee.admin);
    expect(await net.evaluate(['greet', 'world'])).toBe('hello world');
    const metadata = JSON.parse(await net.evaluate(['org.hyperledger.fabric:GetMetadata'])) as { info: object };
    expect(metadata.info).toMatchObject({ title: 'greeter', version: '1.2.3' });
    await expect(net.evaluate(['nothing'])).rejects.toThrow("You've asked to invoke a function that does not exist");
  });
});

describe('a chaincode service', () => {
  const serve = async (port: number) => {
    const server = Shim.server(chaincode, { ccid: 'cc:1', address: `127.0.0.1:${port}` } as never);
    await server.start();
    const { _server } = server as unknown as { _server: { forceShutdown(): void } };
    return () => _server.forceShutdown();
  };

  it('is dialled, lost, and dialled again', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    await promisify(free.close.bind(free))();
    let stop = await serve(port);
    const net = network(['Org1MSP'], chaincode);
    const service = { address: `127.0.0.1:${port}`, id: 'cc:1', dialTimeoutMs: 300 };
    net.define({}, service.id);
    net.channel.install('Org1MSP', asService(service));
    expect((await net.submit(['put', 'a', '1'])).code).toBe(0);
    const lost = net.evaluate(['wait', '400']);
    setTimeout(stop, 50);
    await expect(lost).rejects.toThrow('error sending: chaincode stream terminated');
    await expect(net.evaluate(['history', 'a'])).rejects.toThrow(
      /could not launch chaincode cc:1: connection to cc:1 failed: error cannot create connection for cc:1: error creating grpc connection to 127.0.0.1:\d+: failed to create new connection: connection error: desc = "transport: error while dialing: dial tcp 127.0.0.1:\d+: connect: connection refused"$/,
    );
    stop = await serve(port);
    expect(await net.evaluate(['history', 'a'])).toBe('1');
    stop();
  });
});
