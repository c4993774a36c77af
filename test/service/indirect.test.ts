/** The foundation is called by people, not by chaincode in their name: they have signed a call of that one. */
import { errors } from '@oneplusn/api';
import { startDevnet, type Devnet } from '@oneplusn/devnet';
import { createFoundation } from '@oneplusn/foundation';
import { sampleTopology } from '@oneplusn/topology';
import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import { call, type Caller } from '../devnet/client';

const topology = sampleTopology('quickstart');
const whoami = ['registry:whoami', '{"input":{}}'] as const;

/** Passes a call on, in the transaction and so in the name of whoever called it. */
const middleman: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { message, payload } = await stub.invokeChaincode('oneplusn', [...whoami], '');
    return Shim.success(Buffer.from(message || Buffer.from(payload ?? []).toString()));
  },
};

let devnet: Devnet;
let gd: Caller;
beforeAll(async () => {
  devnet = await startDevnet({ topology });
  const chaincode = createFoundation({ committee: topology.committee, chaincode: 'oneplusn' });
  await devnet.deploy({ name: 'oneplusn', version: '1', chaincode });
  await devnet.deploy({ name: 'middleman', version: '1', chaincode: middleman });
  gd = call(devnet, devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] }));
});
afterAll(async () => {
  gd.close();
  await devnet.stop();
});

const contract = (name: string) => gd.gateway.getNetwork(devnet.channel.id).getContract(name);

test('a direct call passes the door, one by another chaincode does not, though it passes on the signed', async () => {
  await expect(contract('oneplusn').evaluateTransaction(...whoami)).rejects.toMatchObject({
    details: [{ message: expect.stringContaining(errors.registry.notFounded.code) as string }],
  });
  const said = Buffer.from(await contract('middleman').evaluateTransaction(...whoami)).toString();
  expect(said).toContain(errors.ledger.unsigned.code);
});
