import { createPrivateKey } from 'node:crypto';
import { Client, credentials as tls } from '@grpc/grpc-js';
import { connect, signers, type Contract } from '@hyperledger/fabric-gateway';
import { until } from './processes';

/** An authority's gateway, and who asks it. */
export interface Door {
  readonly msp: string;
  readonly address: string;
  readonly serverName: string;
  readonly tlsRootCertificate: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** Every contract of fabric-contract-api has it, and it writes nothing. */
const harmless = 'org.hyperledger.fabric:GetMetadata';

/**
 * Waits until the network does what it is for: each authority's gateway finds the peers of all that run the chaincode (gossip takes a
 * moment to tell it), and a transaction that they endorse commits.
 */
export async function ready(doors: readonly Door[], channel: string, chaincode: string, log: string): Promise<void> {
  const everybody = doors.map(({ msp }) => msp);
  await Promise.all(
    doors.map((door, n) =>
      through(door, channel, chaincode, (contract) =>
        until(`${door.msp} reaches ${everybody.join(', ')}`, 60, log, async () => {
          const proposal = contract.newProposal(harmless, { endorsingOrganizations: everybody });
          const transaction = await proposal.endorse();
          if (n > 0) return;
          const status = await (await transaction.submit()).getStatus();
          if (!status.successful) throw new Error(`the first transaction got the validation code ${status.code}`);
        }),
      ),
    ),
  );
}

async function through<T>(
  door: Door,
  channel: string,
  chaincode: string,
  work: (contract: Contract) => Promise<T>,
): Promise<T> {
  const trusted = tls.createSsl(Buffer.from(door.tlsRootCertificate));
  const client = new Client(door.address, trusted, { 'grpc.ssl_target_name_override': door.serverName });
  const gateway = connect({
    client,
    identity: { mspId: door.msp, credentials: Buffer.from(door.certificate) },
    signer: signers.newPrivateKeySigner(createPrivateKey(door.privateKey)),
    endorseOptions: () => ({ deadline: Date.now() + 10_000 }),
  });
  try {
    return await work(gateway.getNetwork(channel).getContract(chaincode));
  } finally {
    gateway.close();
    client.close();
  }
}
