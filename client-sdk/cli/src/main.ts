/** The command from start to exit code. */
import { CommanderError } from 'commander';
import { programOf } from './commands/program';
import { exitCodes, type ExitCode } from './errors/exit-codes';
import { Session } from './session';
import { settingsOf, type Settings } from './settings';
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
    const program = await programOf(session, argv);
    await program.parseAsync([...argv], { from: 'user' });
    return session.exit;
  } catch (error) {
    if (error instanceof CommanderError && settledBy(error, settings))
      return error.exitCode ? exitCodes.usage : exitCodes.ok;
    // What errors of every package say is loaded where there is one.
    const [{ outcomeOf }, { report }] = await Promise.all([
      import('./errors/outcome.js'),
      import('./errors/report.js'),
    ]);
    const outcome = outcomeOf(error, settings.language);
    report(outcome, surroundings, settings);
    return outcome.exit;
  } finally {
    session.close();
  }
}

/** Help and version were asked for. Help that nobody asked for is shown instead of an error: a command is missing. */
const settledBy = ({ code, exitCode }: CommanderError, { json }: Settings): boolean =>
  exitCode === 0 || (code === 'commander.help' && !json);
