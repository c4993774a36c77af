import { bundleTree } from '@oneplusn/api';
import type { State } from '../state';
import { rootKey, type Member, type Roots } from './vault';

/** Where the roots of a bundle's entries stand; the root that they share stands where that of a single entry would. */
const rootsKey = (name: string): string => `roots~${name}`;

const length = 32;

/**
 * Entries that were new together share one root, so that one look tells of all of them. Who replaces an entry changes
 * the bundle: what an entry was before leads to the shared root no more.
 */
export class Bundles {
  constructor(
    private readonly state: State,
    private readonly msp: string,
  ) {}

  write(name: string, roots: Roots): void {
    const gone = roots.every((root) => root === undefined);
    this.state.putPrivate(this.msp, rootsKey(name), gone ? undefined : textOf(roots), gone);
    this.state.putPrivate(this.msp, rootKey(name), gone ? undefined : bundleTree(roots).hash, gone);
  }

  /** Fetches bundles that will be asked for, in few messages. */
  async fetch(names: readonly string[]): Promise<void> {
    await this.state.fetchPrivate(this.msp, names.map(rootsKey));
  }

  async roots(name: string): Promise<Roots> {
    const text = await this.state.getPrivate(this.msp, rootsKey(name));
    return text === undefined ? [] : rootsIn(text);
  }

  /** Sets an entry's root, or takes it out; the bundle goes with its last entry. */
  async set({ name, at }: Member, root: string | undefined): Promise<void> {
    const roots = await this.roots(name);
    if (roots[at] === root) return;
    this.write(name, roots.with(at, root));
  }
}

function textOf(roots: Roots): string {
  return Buffer.from(roots.map((root) => root ?? '0'.repeat(2 * length)).join(''), 'hex').toString('base64');
}

function rootsIn(text: string): Roots {
  const bytes = Buffer.from(text, 'base64');
  return Array.from({ length: bytes.length / length }, (_, at) => {
    const root = bytes.subarray(at * length, (at + 1) * length);
    return root.some((byte) => byte !== 0) ? root.toString('hex') : undefined;
  });
}
