/** The steps of Fabric's that a deployment is made of, one by one: for a program that acts for several authorities. */
import { isOnePlusNError } from '@oneplusn/errors';
import { join } from '../channel/join';
import { deploymentErrors } from '../errors/table';
import { PeerDoor } from '../peer/door';
import type { Reach } from '../peer/party';
import type { Definition } from './definition';
import { install } from './queries';
import { approve, commit, throughGateway } from './transactions';

/**
 * An authority's own peers, open to its administrator. A step that was taken before is left alone. Nothing is tried
 * twice: a peer that was started a moment ago may refuse at first.
 *
 * @example
 * const own = new OwnPeers({ administrator, channel: 'oneplusn', peers, roots });
 * await own.install(bytes);
 * await own.approve({ name: 'notes', version: '1.0', sequence: 1, policy }, packageId);
 */
export class OwnPeers {
  readonly msp: string;
  readonly #doors: readonly [PeerDoor, ...PeerDoor[]];

  constructor(private readonly reach: Reach) {
    const [first, ...others] = reach.peers.map((each) => new PeerDoor(each, reach.administrator));
    if (!first) throw new RangeError('an authority has at least one peer');
    this.msp = reach.administrator.msp;
    this.#doors = [first, ...others];
  }

  /** @param block the channel's first. @throws DeploymentError DEPLOY-101, DEPLOY-102 */
  async join(block: Uint8Array): Promise<void> {
    await Promise.all(this.#doors.map((door) => join(door, this.reach.channel, () => block)));
  }

  /** @param bytes the package, as `servicePackage` makes it. @throws DeploymentError DEPLOY-101, DEPLOY-102 */
  async install(bytes: Uint8Array): Promise<void> {
    await Promise.all(this.#doors.map((door) => install(door, bytes).catch(unless('already successfully installed'))));
  }

  /** Without a package where the authority does not run it. @throws DeploymentError DEPLOY-103 */
  async approve(definition: Definition, packageId?: string): Promise<void> {
    await throughGateway(this.#doors[0], this.reach, (through) =>
      approve(through, this.msp, definition, packageId).catch(unless('unchanged content')),
    );
  }

  /** @param approved the authorities that have, as far as is known. @throws DeploymentError DEPLOY-103 */
  commit(definition: Definition, approved: readonly string[]): Promise<void> {
    return throughGateway(this.#doors[0], this.reach, (through) => commit(through, approved, definition));
  }

  /** Closes the connections. */
  close(): void {
    for (const door of this.#doors) door.close();
  }
}

/** What a peer says of a step that has been taken. */
const unless =
  (said: string) =>
  (error: unknown): void => {
    if (!(
      isOnePlusNError(error, deploymentErrors.peerRefused) || isOnePlusNError(error, deploymentErrors.notCommitted)
    ))
      throw error;
    if (!error.message.includes(said)) throw error;
  };
