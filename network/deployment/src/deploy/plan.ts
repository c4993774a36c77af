/** What is to be done, seen from what is there. Pure. */
import type { Problem } from '@oneplusn/errors';
import type { Definition } from '../lifecycle/definition';
import { textOf } from './order';
import type { Survey } from './survey';

/** `done`: seen on the network, left alone. `todo`: this run does it. `waits`: others must act first. */
export type State = 'done' | 'todo' | 'waits';

/** One step of a deployment: who does it, and whether it is done. */
export interface Step {
  readonly action: 'install' | 'approve' | 'commit';
  /** The peer, for an installation. */
  readonly peer?: string;
  readonly state: State;
  /** Why it waits: a peer that is down gets the package when this is run again. */
  readonly problem?: Problem | string;
}

/** What a deployment still needs, step by step. */
export interface Plan {
  readonly channel: string;
  readonly msp: string;
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  readonly policy: string;
  readonly packageId: string;
  readonly steps: readonly Step[];
  /** Whose approval is seen; the own one only where it is on the channel. */
  readonly approved: readonly string[];
  /** How many must approve. */
  readonly majority: number;
  /** Who has not approved this definition yet, apart from the own authority. */
  readonly missing: readonly string[];
  /** Who approved another definition for this sequence, and in what it differs. */
  readonly different: Readonly<Record<string, readonly string[]>>;
  /** What an upgrade changes of the committed definition. */
  readonly changes: readonly {
    readonly of: 'version' | 'sequence' | 'policy';
    readonly from: string;
    readonly to: string;
  }[];
}

/** @param commits whether this run may commit */
export function planFor(survey: Survey, commits: boolean): Plan {
  const { msp, channel, wanted, packageId, readiness, majority, committed, authorities, own } = survey;
  const approved = authorities.filter((each) => readiness.approvals[each] === true);
  const approvedHere = approved.includes(msp) && own?.packageId === packageId;
  const there = committed?.definition.sequence === wanted.sequence;
  const enough = new Set([...approved, msp]).size >= majority;
  const steps: Step[] = [
    ...survey.peers.map(({ address, installed }): Step => {
      return { action: 'install', peer: address, state: installed ? 'done' : 'todo' };
    }),
    ...survey.down.map(({ address, problem }): Step => {
      return { action: 'install', peer: address, state: 'waits', problem };
    }),
    { action: 'approve', state: approvedHere ? 'done' : 'todo' },
    { action: 'commit', state: there ? 'done' : enough && commits ? 'todo' : 'waits' },
  ];
  return {
    ...{ channel, msp, packageId, steps, approved, majority },
    ...{ name: wanted.name, version: wanted.version, sequence: wanted.sequence, policy: textOf(wanted.policy) },
    missing: authorities.filter((each) => each !== msp && !approved.includes(each)),
    different: Object.fromEntries(Object.entries(readiness.mismatches).filter(([each]) => each !== msp)),
    changes: committed && !there ? changesBetween(committed.definition, wanted) : [],
  };
}

function changesBetween(from: Definition, to: Definition): Plan['changes'] {
  const rows = [
    { of: 'sequence' as const, from: String(from.sequence), to: String(to.sequence) },
    { of: 'version' as const, from: from.version, to: to.version },
    { of: 'policy' as const, from: textOf(from.policy), to: textOf(to.policy) },
  ];
  return rows.filter((row) => row.from !== row.to);
}
