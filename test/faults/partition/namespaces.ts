/**
 * Orderers in network namespaces of their own, where this machine allows them: what goes in and out can be held up
 * without a word.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from '@oneplusn/fabric';

const ip = (...args: string[]) => spawnSync('ip', args, { encoding: 'utf8' });

/** Why this machine gives us no network namespace; undefined where it does. */
export function whyNoNamespace(): string | undefined {
  const name = `oneplusn-try-${process.pid}`;
  const { status, stderr, error } = ip('netns', 'add', name);
  if (status !== 0) return (error?.message ?? stderr).trim().split('\n')[0];
  ip('netns', 'delete', name);
  return undefined;
}

export class Namespaces {
  readonly #of = (node: string): string => `oneplusn-${process.pid}-${node}`;
  #folder = '';

  constructor(private readonly nodes: readonly string[]) {
    for (const node of nodes) {
      const { status, stderr } = ip('netns', 'add', this.#of(node));
      if (status !== 0) throw new Error(stderr);
      ip('netns', 'exec', this.#of(node), 'ip', 'link', 'set', 'lo', 'up');
    }
  }

  /**
   * The same programs, but each orderer enters its namespace before it begins, with a relay on either side of the
   * border.
   */
  binaries(found: Binaries, network: string): Binaries {
    // Beside the network's own folder, which is made anew when it starts.
    this.#folder = `${network}.border`;
    const bin = join(this.#folder, 'bin');
    mkdirSync(bin, { recursive: true });
    for (const program of readdirSync(found.bin))
      if (program !== 'orderer') symlinkSync(join(found.bin, program), join(bin, program));
    const relay = join(__dirname, 'relay.cjs');
    const side = (which: string): string =>
      `"${process.execPath}" "${relay}" ${which} "${join(network, 'plan.json')}" "$node" "${this.#folder}" $$ &`;
    const script = [
      '#!/bin/sh',
      'node=$(basename "$ORDERER_FILELEDGER_LOCATION")',
      `inside="ip netns exec oneplusn-${process.pid}-$node"`,
      side('outside'),
      `$inside ${side('inside')}`,
      `exec $inside "${join(found.bin, 'orderer')}" "$@"`,
    ];
    writeFileSync(join(bin, 'orderer'), `${script.join('\n')}\n`);
    chmodSync(join(bin, 'orderer'), 0o755);
    return { ...found, bin };
  }

  /** From now on nothing reaches the node and nothing comes from it; no connection is closed. */
  cut(node: string): void {
    process.kill(this.#relay(node), 'SIGSTOP');
  }

  heal(node: string): void {
    process.kill(this.#relay(node), 'SIGCONT');
  }

  remove(): void {
    for (const node of this.nodes) ip('netns', 'delete', this.#of(node));
  }

  #relay(node: string): number {
    return Number(readFileSync(join(this.#folder, `${node}.outside`), 'utf8'));
  }
}
