/** The command from start to exit code. */
import { CommanderError } from 'commander';
import { programOf } from './commands/program';
import { exitCodes, outcomeOf, type ExitCode } from './errors/outcome';
import { report } from './errors/report';
import { Session } from './session';
import { settingsOf } from './settings';
import { processSurroundings, type Surroundings } from './surroundings';

/**
 * Runs one command line.
 *
 * @param argv the words after the program's name
 * @returns 0 done, 1 refused by the ledger, or the doctor found something, 2 wrong usage, 3 trouble with the network or
 * this machine
 */
export async function main(
  argv: readonly string[],
  surroundings: Surroundings = processSurroundings(),
): Promise<ExitCode> {
  const settings = settingsOf(argv, surroundings.env);
  const session = new Session(surroundings, settings);
  try {
    await programOf(session).parseAsync([...argv], { from: 'user' });
    return session.exit;
  } catch (error) {
    // Help that nobody asked for is shown instead of an error: a command is missing.
    if (error instanceof CommanderError && error.code === 'commander.help' && !settings.json) return exitCodes.usage;
    const outcome = outcomeOf(error, settings.language);
    if (!outcome) return exitCodes.ok;
    report(outcome, surroundings, settings);
    return outcome.exit;
  } finally {
    session.close();
  }
}
