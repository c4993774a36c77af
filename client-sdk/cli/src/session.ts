/** One run of the command: whom it speaks to, what it reads, under whose name it calls. */
import { resolve } from 'node:path';
import { decodeText, problems } from '@oneplusn/api';
import type { Encoding, Kind, Transaction } from '@oneplusn/api';
import { isContent, problemWith, type Problem } from '@oneplusn/errors';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { chooseCredentials, type Credentials, type Wanted } from './connection/choose';
import { exitCodes, type ExitCode } from './errors/exit-codes';
import { cliErrors } from './errors/table';
import { misuse } from './errors/usage';
import { shownName } from './options/document';
import { byteOrderMark } from './render/csv';
import { csvPen, penFor, type Pen } from './render/pen';
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
    return { ...chosen, profile: this.at(chosen.profile), identity: this.at(chosen.identity) };
  }

  /** Where a file of the command line lies; what stands in the place of its path stays as it is, to be refused. */
  private at(file: string): string {
    return isContent(file) ? file : resolve(this.surroundings.cwd, file);
  }

  /** Connects under the name that options, environment or working directory give. */
  async connect(wanted: Wanted, kind: Kind, command: string): Promise<Ledger> {
    const { connect } = this.surroundings;
    const { profile, identity } = this.choose(wanted, kind, command);
    this.ledger = await connect({ profile, identity });
    return this.ledger;
  }

  /**
   * A file's text; `-` is the standard input, which only one option can take.
   * @throws UsageError CLI-108, CLI-110, CLI-121
   */
  async read(file: string, encoding?: Encoding): Promise<string> {
    return this.decode(await this.readBytes(file), file, encoding);
  }

  /** @throws UsageError CLI-121 where a file's bytes are no text */
  decode(bytes: Buffer, file: string, encoding?: Encoding): string {
    const decoded = decodeText(bytes, encoding);
    if ('text' in decoded) return decoded.text;
    throw misuse(cliErrors.notText, { file: shownName(file), problem: decoded.problem });
  }

  /** A file as it is, such as a chaincode package. */
  async readBytes(file: string): Promise<Buffer> {
    if (file === '-') {
      if (this.standardInputRead) throw misuse(cliErrors.standardInputTwice, {});
      this.standardInputRead = true;
    }
    const unreadable = (problem: Problem) => misuse(cliErrors.fileUnreadable, { file: shownName(file), problem });
    if (isContent(file)) throw unreadable(problemWith(problems.file.isText));
    try {
      return await this.surroundings.read(file);
    } catch (error) {
      const { absent, noRight, isFolder, noPath, unreadable: cannot } = problems.file;
      const known = {
        ENOENT: absent,
        EACCES: noRight,
        EISDIR: isFolder,
        ENAMETOOLONG: noPath,
        ERR_INVALID_ARG_VALUE: noPath,
      };
      const { code } = error as { code?: string };
      if (code !== undefined && code in known) throw unreadable(problemWith(known[code as keyof typeof known]));
      // What the system says repeats the path, which may be no path.
      throw unreadable(problemWith(cannot, { code: code ?? '?' }));
    }
  }

  /** Prints a transaction's answer. */
  answer(transaction: Transaction, value: unknown): void {
    this.print(value, (pen) => show(transaction.name, value, pen));
  }

  /** Prints one result: as one JSON document for machines, as the view draws it for people. */
  print(value: unknown, view: (pen: Pen) => string): void {
    if (this.settings.csv) return this.printTables(view);
    this.surroundings.out.write(
      this.settings.json ? `${JSON.stringify(value, undefined, 2)}\n` : `${view(this.pen)}\n`,
    );
  }

  /** Prints one of many results that come one after another: a line each. */
  line(value: unknown, view: (pen: Pen) => string): void {
    this.surroundings.out.write(`${this.settings.json ? JSON.stringify(value) : view(this.pen)}\n`);
  }

  /** The tables alone, as one CSV; what else the view says must not stand between their lines. */
  private printTables(view: (pen: Pen) => string): void {
    const pen = csvPen(this.settings.language);
    const beside = view(pen).trim();
    this.surroundings.out.write(`${byteOrderMark}${pen.tables.join('\r\n')}`);
    if (beside !== '') this.surroundings.err.write(`${beside}\n`);
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
