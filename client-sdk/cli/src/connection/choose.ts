/** Which profile and which identity a command uses. */
import { type Kind } from '@oneplusn/api';
import { problemWith, shownSource, type Problem } from '@oneplusn/errors';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { identityOf, networksIn, profileOf, type Network } from './networks';

/** What the caller said about it, by options or environment. */
export interface Wanted {
  readonly profile?: string | undefined;
  readonly identity?: string | undefined;
  /** `GD/li` in a network of the working directory. */
  readonly as?: string | undefined;
  readonly network?: string | undefined;
}

/** Paths, or the texts themselves. */
export interface Credentials {
  readonly profile: string;
  readonly identity: string;
  /** Set where the actor was not named but taken as the first that was found. */
  readonly assumed?: string;
}

/**
 * Options go before the environment, and both before what lies in the working directory. Nobody's name is put to a
 * write without being asked for: a query may go out under the first identity that is found, a submit needs `--as` or
 * `--identity`.
 *
 * @param command how the reader knows what is to be done, for the message
 * @throws UsageError CLI-111 to CLI-114, CLI-117
 */
export function chooseCredentials(
  wanted: Wanted,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  kind: Kind,
  command: string,
): Credentials {
  if (wanted.as !== undefined) {
    const other = wanted.profile !== undefined ? '--profile' : wanted.identity !== undefined ? '--identity' : undefined;
    if (other) throw misuse(cliErrors.conflicting, { first: '--as', second: other });
    return ofActor(wanted.as, theNetwork(wanted, cwd));
  }
  const profile = wanted.profile ?? (env['ONEPLUSN_PROFILE'] || undefined);
  const identity = wanted.identity ?? (env['ONEPLUSN_IDENTITY'] || undefined);
  if (profile !== undefined && identity !== undefined) return { profile, identity };
  if (profile !== undefined || identity !== undefined) {
    const missing = profile === undefined ? '--profile' : '--identity';
    throw misuse(cliErrors.noNetwork, { problem: problemWith(cliProblems.lacking, { option: missing }) });
  }
  const network = theNetwork(wanted, cwd);
  const [first = '', ...others] = network.actors;
  if (others.length === 0) return ofActor(first, network);
  if (kind === 'submit') throw misuse(cliErrors.whichActor, { command, actors: network.actors.join(', ') });
  const assumed = network.actors.find((actor) => !actor.endsWith('/admin')) ?? first;
  return { ...ofActor(assumed, network), assumed };
}

function theNetwork({ network: name }: Wanted, cwd: string): Network {
  const networks = networksIn(cwd);
  const [only, ...others] = name === undefined ? networks : networks.filter((network) => network.name === name);
  if (!only) throw misuse(cliErrors.noNetwork, { problem: absence(name) });
  if (others.length > 0)
    throw misuse(cliErrors.whichNetwork, { networks: networks.map((network) => network.name).join(', ') });
  return only;
}

const absence = (name: string | undefined): Problem =>
  name === undefined
    ? problemWith(cliProblems.nothingRuns)
    : problemWith(cliProblems.notRunning, { network: shownSource(name) });

function ofActor(actor: string, network: Network): Credentials {
  if (!network.actors.includes(actor)) {
    const { name, actors } = network;
    throw misuse(cliErrors.noSuchActor, { network: name, actor: shownSource(actor), actors: actors.join(', ') });
  }
  return { profile: profileOf(network, actor), identity: identityOf(network, actor) };
}
