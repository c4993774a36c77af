import { GatewayError, type Network } from '@hyperledger/fabric-gateway';
import { LedgerError, errorsByCode, fit, transactions } from '@oneplusn/api';
import type { Facts } from '../facts';

const { status } = transactions.vault;

/**
 * How the own authority's service stands to its vault: by names, never by keys. Undefined where it does not tell: it
 * does not answer, the registry has not been founded, or the caller may not ask.
 */
export async function vaultOf(network: Network, chaincode: string, msp: string): Promise<Facts['vault']> {
  const call = { arguments: [JSON.stringify({ input: {} })], endorsingOrganizations: [msp] };
  try {
    const answer = await network.getContract(chaincode).evaluate(status.name.replace('.', ':'), call);
    const { keys, outdated } = fit(status.output, JSON.parse(Buffer.from(answer).toString('utf8')));
    return { keys, outdated };
  } catch (error) {
    const said = error instanceof GatewayError ? error.details.map(({ message }) => message).join('\n') : '';
    const refusal = LedgerError.parse(said, errorsByCode);
    return refusal?.code.startsWith('VAULT-') ? { keys: [], outdated: false } : undefined;
  }
}
