/** The ordering service, as the channel's configuration names it. */
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { common, msp, orderer } from '@hyperledger/fabric-protos';
import { problems } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { valueOf } from '../channel/describe';
import { groupIn, keysOf } from '../channel/read';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import type { PeerAddress } from '../peer/party';
import { probe } from '../peer/probe';

/** Every orderer that the configuration names, with the TLS roots of its organisation. */
export function orderersIn(config: common.Config): PeerAddress[] {
  const ordering = groupIn(config, 'Orderer').getGroupsMap();
  return keysOf(ordering).flatMap((name) => {
    const group = ordering.get(name);
    if (!group) return [];
    const stored = msp.MSPConfig.deserializeBinary(valueOf(group, 'MSP')).getConfig_asU8();
    const member = msp.FabricMSPConfig.deserializeBinary(stored);
    const roots = [...member.getTlsRootCertsList_asU8(), ...member.getTlsIntermediateCertsList_asU8()]
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join('\n');
    const addresses = common.OrdererAddresses.deserializeBinary(valueOf(group, 'Endpoints')).getAddressesList();
    return addresses.map((address) => ({ address, roots }));
  });
}

/**
 * Hands an envelope to the first orderer that takes it.
 * @throws DeploymentError DEPLOY-119 where none answers, DEPLOY-120 where it is refused
 */
export async function broadcast(orderers: readonly PeerAddress[], envelope: common.Envelope): Promise<void> {
  let problem: Problem = problemWith(problems.reach.noOrderer);
  for (const each of orderers) {
    const shown = await probe(each);
    if ('problem' in shown) {
      problem = problemWith(problems.reach.ofNode, { address: each.address, problem: shown.problem });
      continue;
    }
    const { status, info } = await handOver(each, envelope);
    if (status === common.Status.SUCCESS) return;
    if (status === common.Status.SERVICE_UNAVAILABLE) {
      problem = problemWith(problems.reach.ofNode, { address: each.address, problem: info });
      continue;
    }
    throw deploymentFail(deploymentErrors.updateRefused, { problem: info });
  }
  throw deploymentFail(deploymentErrors.noOrderer, { problem });
}

function handOver(
  { address, roots, client: shown }: PeerAddress,
  envelope: common.Envelope,
): Promise<{ status: number; info: string }> {
  const pair = shown && ([Buffer.from(shown.privateKey), Buffer.from(shown.certificate)] as const);
  const client = new Client(address, credentials.createSsl(Buffer.from(roots), ...(pair ?? [])));
  const { broadcast: method } = orderer.AtomicBroadcastService;
  const stream = client.makeBidiStreamRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    new Metadata(),
    { deadline: Date.now() + 30_000 },
  );
  return new Promise<{ status: number; info: string }>((resolve) => {
    stream.once('data', (answer: orderer.BroadcastResponse) =>
      resolve({ status: answer.getStatus(), info: answer.getInfo() }),
    );
    stream.on('error', ({ details }: ServiceError) =>
      resolve({ status: common.Status.SERVICE_UNAVAILABLE, info: details }),
    );
    stream.write(envelope);
  }).finally(() => {
    stream.cancel();
    client.close();
  });
}
