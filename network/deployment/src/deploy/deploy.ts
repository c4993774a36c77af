/** Deploying, each authority for itself. */
import { approve, commit, throughGateway } from '../lifecycle/transactions';
import { install } from '../lifecycle/queries';
import { DeploymentError, deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import { probe } from '../peer/probe';
import { PeerDoor } from '../peer/door';
import type { Reach } from '../peer/party';
import { planFor, type Plan, type Step } from './plan';
import type { Order } from './order';
import { survey, type Survey } from './survey';

/** How a deployment is to go. */
export interface DeployOptions {
  /** Whether to commit when the majority has approved. True where not given. */
  readonly commit?: boolean;
  /** Told of each step when it is done. */
  readonly onStep?: (step: Step) => void;
}

/**
 * What `deploy` would do; changes nothing.
 * @throws DeploymentError DEPLOY-101, DEPLOY-102, DEPLOY-106 to DEPLOY-112
 */
export async function planDeployment(
  reach: Reach,
  order: Order,
  { commit: commits = true }: DeployOptions = {},
): Promise<Plan> {
  return opened(reach, async (all) =>
    planFor(await survey(all, reach.administrator.msp, reach.channel, order), commits),
  );
}

/**
 * Installs the package on the authority's own peers, approves the definition in its name, and commits it where the
 * majority has approved. What is done already is seen and left alone, so that a run that was ended goes on where it
 * was. It waits for nobody.
 *
 * @returns how things stand now
 * @throws DeploymentError DEPLOY-101 to DEPLOY-103, DEPLOY-106 to DEPLOY-112
 */
export async function deploy(reach: Reach, order: Order, options: DeployOptions = {}): Promise<Plan> {
  const { commit: commits = true, onStep = () => undefined } = options;
  const { administrator, channel } = reach;
  const { msp } = administrator;
  return opened(reach, async ({ doors, down }) => {
    const [door] = doors;
    if (!door) throw new RangeError('an authority has at least one peer');
    const look = (): Promise<Survey> => survey({ doors, down }, msp, channel, order);
    const stateOf = (seen: Survey, action: Step['action']) =>
      planFor(seen, commits).steps.find((step) => step.action === action)?.state;
    let seen = await look();
    for (const [n, peer] of seen.peers.entries()) {
      if (peer.installed) continue;
      await install(doors[n] as PeerDoor, order.package.bytes);
      onStep({ action: 'install', peer: peer.address, state: 'done' });
    }
    if (stateOf(seen, 'approve') === 'todo') {
      await throughGateway(door, reach, (through) => approve(through, msp, seen.wanted, order.package.id));
      onStep({ action: 'approve', state: 'done' });
    }
    seen = await look();
    for (let tries = 0; stateOf(seen, 'commit') === 'todo'; seen = await look()) {
      const approved = planFor(seen, commits).approved;
      try {
        await throughGateway(door, reach, (through) => commit(through, approved, seen.wanted));
        onStep({ action: 'commit', state: 'done' });
      } catch (error) {
        // Another may have committed it a moment ago; or other authorities' peers are a block behind and miss an
        // approval.
        if (!(error instanceof DeploymentError) || (tries += 1) >= patience) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
    return planFor(seen, commits);
  });
}

const patience = 10;

/** The own peers that answer, and what became of the others. */
interface Opened {
  readonly doors: readonly PeerDoor[];
  readonly down: Survey['down'];
}

/** @throws DeploymentError DEPLOY-101 where none of the own peers answers */
async function opened<T>({ administrator, peers }: Reach, work: (opened: Opened) => Promise<T>): Promise<T> {
  const shown = await Promise.all(peers.map(probe));
  const down = peers.flatMap(({ address }, n) => {
    const found = shown[n];
    return found && 'problem' in found ? [{ address, problem: found.problem }] : [];
  });
  const up = peers.filter(({ address }) => !down.some((each) => each.address === address));
  const [first] = down;
  if (up.length === 0 && first) throw deploymentFail(deploymentErrors.peerUnreachable, first);
  const doors = up.map((peer) => new PeerDoor(peer, administrator));
  try {
    return await work({ doors, down });
  } finally {
    for (const door of doors) door.close();
  }
}
