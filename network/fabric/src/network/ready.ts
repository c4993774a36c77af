import { createPrivateKey } from 'node:crypto';
import { Client, credentials as tls } from '@grpc/grpc-js';
import { connect, signers, type Contract } from '@hyperledger/fabric-gateway';
import { until } from '../process/command';
import type { Network } from './open';

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
 * Waits until the network does what it is for: each authority's gateway reaches the peers of all that run the chaincode (gossip takes a
 * moment to tell it of them), and a transaction that two authorities endorse commits.
 */
export async function ready(doors: readonly Door[], channel: string, chaincode: string, log: string): Promise<void> {
  const everybody = doors.map(({ msp }) => msp);
  await Promise.all(
    doors.map((door) =>
      through(door, channel, chaincode, (contract) =>
        Promise.all(
          everybody.map((msp) =>
            until(`${door.msp} reaches ${msp}`, 60, log, () =>
              contract.evaluate(harmless, { endorsingOrganizations: [msp] }),
            ),
          ),
        ),
      ),
    ),
  );
  const [first, ...others] = doors;
  if (!first) return;
  await through(first, channel, chaincode, (contract) =>
    until('a transaction of two authorities commits', 30, log, () =>
      // Any two that run the same code will do: a test may have given one another.
      Promise.any(others.map(({ msp }) => commitOne(contract, [first.msp, msp]))),
    ),
  );
}

/** The door of an authority: its first peer, asked by its administrator. */
export function doorOf({ credentials, peers }: Network, msp: string): Door {
  const authority = credentials.authorities.get(msp);
  const peer = peers.find((node) => node.msp === msp);
  if (!authority || !peer) throw new RangeError(`${msp} is no authority of this network`);
  const { certificate, privateKey } = authority.admin;
  const tlsRootCertificate = authority.tlsCa.certificate;
  return { msp, address: `localhost:${peer.port}`, serverName: peer.name, tlsRootCertificate, certificate, privateKey };
}

async function commitOne(contract: Contract, endorsingOrganizations: string[]): Promise<void> {
  const transaction = await contract.newProposal(harmless, { endorsingOrganizations }).endorse();
  const status = await (await transaction.submit()).getStatus();
  if (!status.successful) throw new Error(`the first transaction got the validation code ${status.code}`);
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
    evaluateOptions: () => ({ deadline: Date.now() + 10_000 }),
    endorseOptions: () => ({ deadline: Date.now() + 10_000 }),
  });
  try {
    return await work(gateway.getNetwork(channel).getContract(chaincode));
  } finally {
    gateway.close();
    client.close();
  }
}
