import { peer } from '@hyperledger/fabric-protos';
import { Shim, type ChaincodeStub } from 'fabric-shim';
import { TestNetwork } from './test-network';

const { TxValidationCode } = peer;

const keyValue = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [key = '', value = ''] = params;
    try {
      if (fcn === 'put') await stub.putState(key, Buffer.from(value));
      else if (fcn === 'increment') {
        const count = Number(Buffer.from(await stub.getState(key)).toString() || '0');
        await stub.putState(key, Buffer.from(String(count + 1)));
      } else if (fcn === 'get') return Shim.success(await stub.getState(key));
      return Shim.success(Buffer.from(key));
    } catch (error) {
      return Shim.error((error as Error).message);
    }
  },
};

describe('a channel', () => {
  const networks: TestNetwork[] = [];
  const network = (...parameters: ConstructorParameters<typeof TestNetwork>): TestNetwork => {
    const made = new TestNetwork(...parameters);
    networks.push(made);
    return made;
  };
  afterEach(() => networks.splice(0).forEach((made) => made.channel.close()));

  it('commits what was endorsed, and every peer reads it', async () => {
    const net = network(['Org1MSP', 'Org2MSP'], keyValue);
    const status = await net.submit(['put', 'a', '1']);
    expect(status.code).toBe(TxValidationCode.VALID);
    expect(status.blockNumber).toBe(1n);
    expect(await net.evaluate(['get', 'a'], 'Org2MSP')).toBe('1');
  });

  it('lets only one of two increments of the same version stand', async () => {
    const net = network(['Org1MSP'], keyValue);
    await net.submit(['put', 'n', '1']);
    const statuses = await Promise.all([net.submit(['increment', 'n']), net.submit(['increment', 'n'])]);
    expect(statuses.map(({ code }) => code).sort()).toEqual([
      TxValidationCode.VALID,
      TxValidationCode.MVCC_READ_CONFLICT,
    ]);
    expect(await net.evaluate(['get', 'n'])).toBe('2');
  });
});
