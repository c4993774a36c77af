/** One run of the command: whom it speaks to, what it reads, under whose name it calls. */
import { problems } from '@oneplusn/api';
import type { Kind, Transaction } from '@oneplusn/api';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { chooseCredentials, type Credentials, type Wanted } from './connection/choose';
import { exitCodes, type ExitCode } from './errors/outcome';
import { cliErrors } from './errors/table';
import { misuse } from './errors/usage';
import { shownName } from './options/document';
import { penFor, type Pen } from './render/pen';
import type { Settings } from './settings';
import type { Surroundings } from './surroundings';
import { show } from './views';

export class Session {
  readonly pen: Pen;
  private readonly aside: Pen;
  /** How the command ends where nothing fails: a finding is no failure of the command. */
  exit: ExitCode = exitCodes.ok;
  private ledger: Ledger | undefined;
  private standardInputRead = false;
  private readonly commits: Committed[] = [];

  constructor(
    readonly surroundings: Surroundings,
    readonly settings: Settings,
  ) {
    this.pen = penFor(surroundings.out, surroundings.env, settings.language);
    this.aside = penFor(surroundings.err, surroundings.env, settings.language);
  }

  /** Which profile and identity options, environment or working directory give. */
  choose(wanted: Wanted, kind: Kind, command: string): Credentials {
    const { env, cwd } = this.surroundings;
    const chosen = chooseCredentials(wanted, env, cwd, kind, command);
    const { assumed } = chosen;
    if (assumed !== undefined) {
      this.note({ zh: `以 ${assumed} 的身份查询 (用 --as 更换)`, en: `Asking as ${assumed} (change it with --as)` });
    }
    return chosen;
  }

  /** Connects under the name that options, environment or working directory give. */
  async connect(wanted: Wanted, kind: Kind, command: string): Promise<Ledger> {
    const { connect } = this.surroundings;
    const { profile, identity } = this.choose(wanted, kind, command);
    this.ledger = await connect({ profile, identity, language: this.settings.language });
    return this.ledger;
  }

  /** A file's text; `-` is the standard input, which only one option can take. */
  async read(file: string): Promise<string> {
    if (file === '-') {
      if (this.standardInputRead) throw misuse(cliErrors.standardInputTwice, {});
      this.standardInputRead = true;
    }
    return this.reading(file, (named) => this.surroundings.read(named));
  }

  /** A file as it is, such as a chaincode package. */
  readBytes(file: string): Promise<Buffer> {
    return this.reading(file, (named) => this.surroundings.readBytes(named));
  }

  private async reading<T>(file: string, read: (file: string) => Promise<T>): Promise<T> {
    try {
      return await read(file);
    } catch (error) {
      const code = (error as { code?: string }).code;
      const problem = { ENOENT: problems.file.absent, EACCES: problems.file.noRight, EISDIR: problems.file.isFolder };
      const known = code !== undefined && code in problem ? problem[code as keyof typeof problem] : String(error);
      throw misuse(cliErrors.fileUnreadable, { file: shownName(file), problem: known });
    }
  }

  /** Prints a transaction's answer. */
  answer(transaction: Transaction, value: unknown): void {
    this.print(value, (pen) => show(transaction.name, value, pen));
  }

  /** Prints one result: as one JSON document for machines, as the view draws it for people. */
  print(value: unknown, view: (pen: Pen) => string): void {
    this.surroundings.out.write(
      this.settings.json ? `${JSON.stringify(value, undefined, 2)}\n` : `${view(this.pen)}\n`,
    );
  }

  /** Says something beside the result, to people who watch. */
  note(text: { zh: string; en: string }): void {
    if (!this.settings.json && this.surroundings.err.isTTY)
      this.surroundings.err.write(`${this.aside.paint('quiet', this.aside.say(text))}\n`);
  }

  /** Remembers how a write came onto the ledger, to be told after its result. */
  readonly committed = (commit: Committed): void => void this.commits.push(commit);

  close(): void {
    this.ledger?.close();
  }
}
