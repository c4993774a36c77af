import { GatewayError, type Network } from '@hyperledger/fabric-gateway';
import { fit, transactions } from '@oneplusn/api';

const { actors } = transactions.registry;
const name = actors.name.replace('.', ':');

/** Persons of an authority that the registry has suspended; undefined where its own peers do not tell. */
export async function suspendedOf(
  network: Network,
  chaincode: string,
  msp: string,
): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  try {
    for (let after: string | undefined; ;) {
      const input = { msp, size: 200, ...(after === undefined ? {} : { after }) };
      const call = { arguments: [JSON.stringify({ input })], endorsingOrganizations: [msp] };
      const answer = await network.getContract(chaincode).evaluate(name, call);
      const { items, next } = fit(actors.output, JSON.parse(Buffer.from(answer).toString('utf8')));
      found.push(...items.filter(({ state }) => state === 'suspended').map(({ id }) => id));
      if (next === undefined) return found.sort();
      after = next;
    }
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}
