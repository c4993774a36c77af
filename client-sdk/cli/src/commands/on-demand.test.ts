import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Help } from 'commander';
import { Session } from '../session';
import { processSurroundings } from '../surroundings';
import { programOf } from './program';
import { ofDeployment, ofDomains } from './on-demand';

const session = new Session(processSurroundings(), { language: 'en', json: false, csv: false });

/** What the overview says of each command. */
async function overview(words: readonly string[] | 'all'): Promise<string[]> {
  const program = await programOf(session, words);
  const help: Help = program.createHelp();
  return program.commands.map((each) => `${help.subcommandTerm(each)}  ${help.subcommandDescription(each)}`);
}

test('the overview says the same of a command whether its code is there or not', async () => {
  const whole = await overview('all');
  expect(await overview([])).toEqual(whole);
  for (const { name, about } of [...ofDomains, ...ofDeployment])
    expect(whole.filter((line) => line.startsWith(name) && line.endsWith(`  ${about.en}`))).toHaveLength(1);
});

/** Which packages a command loads, in a process of its own. */
function loadedBy(...words: string[]): string[] {
  const main = `require(${JSON.stringify(join(__dirname, '../../dist/index.js'))}).main`;
  const code = `${main}(${JSON.stringify(words)}).then(() => console.log(Object.keys(require.cache).join()))`;
  const printed = execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  return ['deployment', 'evidence', 'indexer'].filter((name) => printed.includes(join(name, 'dist')));
}

test('what only asks the ledger loads neither deployment nor evidence nor the index', () => {
  expect(loadedBy('--version')).toEqual([]);
  expect(loadedBy('access', '--help')).toEqual([]);
  expect(loadedBy('doctor', '--help')).toEqual(['deployment']);
});
