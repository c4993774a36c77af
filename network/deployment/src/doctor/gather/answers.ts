import { GatewayError, type Network } from '@hyperledger/fabric-gateway';

/** Every contract of fabric-contract-api has it, and it writes nothing. */
const harmless = 'org.hyperledger.fabric:GetMetadata';

/** Of each authority what went wrong; undefined where it answered. */
export async function answersOf(
  network: Network,
  chaincode: string,
  msps: readonly string[],
): Promise<Record<string, string | undefined>> {
  const answers = msps.map(async (msp) => [msp, await answerOf(network, chaincode, msp)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

/** Whether an authority's peers run the chaincode. @returns what went wrong; undefined where it answered */
async function answerOf(network: Network, chaincode: string, msp: string): Promise<string | undefined> {
  try {
    await network.getContract(chaincode).evaluate(harmless, { endorsingOrganizations: [msp] });
    return undefined;
  } catch (error) {
    if (!(error instanceof GatewayError)) return String(error);
    const said = error.details.map(({ message }) => message).join('; ');
    return said || error.message.replace(/^\d+ [A-Z_]+: /, '');
  }
}
