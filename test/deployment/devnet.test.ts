/** Deploying from the command line, on the embedded ledger. */
import { startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { Site } from './site';
import { deploymentSuite } from './suite';

deploymentSuite(async () => {
  const topology = sampleTopology('quickstart');
  const devnet = await startDevnet({ topology });
  const { credentials, endpoints } = devnet;
  return new Site({ topology, credentials, endpoints, remove: () => devnet.stop() });
});
