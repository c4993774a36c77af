/** The development server as a process, and its pages as a browser asks for them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
const program = join(root, 'client-sdk/cli/dist/bin.js');

/** A folder with the app of an example, or with modules of one's own, that may be changed. */
export class AppFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oneplusn-app-'));

  constructor(given: string | Readonly<Record<string, string>>) {
    // Where its packages are found, as after `npm install`.
    symlinkSync(join(root, 'node_modules'), join(this.path, 'node_modules'));
    writeFileSync(join(this.path, 'package.json'), JSON.stringify({ name: 'app', type: 'module' }));
    if (typeof given === 'string') cpSync(join(root, 'examples', given, 'src'), this.file(), { recursive: true });
    else {
      mkdirSync(this.file());
      for (const [name, text] of Object.entries(given)) writeFileSync(this.file(name), text);
    }
  }

  file(name = ''): string {
    return join(this.path, 'src', name);
  }

  /** Changes a file, as an editor does; what is replaced must be there. */
  change(name: string, from: string, to: string): void {
    const text = readFileSync(this.file(name), 'utf8');
    expect(text).toContain(from);
    writeFileSync(this.file(name), text.replace(from, to));
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A page as it came. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Path and query, after redirections. */
  readonly at: string;
}

export class DevSite {
  /** What was printed to the terminal. */
  out = '';
  err = '';
  readonly ended: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.ended = new Promise((resolve) => child.on('close', resolve));
  }

  /** Starts it; whether it serves or ends is for the caller to see. */
  static spawn(folder: string, words: readonly string[] = []): DevSite {
    const all = [program, 'app', 'dev', folder, '--lang', 'en', ...words];
    return new DevSite(spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  static async start(folder: string): Promise<DevSite> {
    const site = DevSite.spawn(folder, ['--port', '0']);
    await site.printed(/http:\/\/127\.0\.0\.1:\d+\//);
    return site;
  }

  get url(): string {
    return /http:\/\/127\.0\.0\.1:\d+/.exec(this.out)?.[0] ?? '';
  }

  /** Waits until the terminal shows it. */
  async printed(wanted: RegExp): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    while (!wanted.test(this.out)) {
      if (over) throw new Error(`it ended: ${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async get(path: string): Promise<Page> {
    return pageOf(await fetch(`${this.url}${path}`));
  }

  /** Sends a form from a page of the site, with the page's token. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    const body = new URLSearchParams({ token: await this.token(), ...fields });
    return pageOf(await fetch(`${this.url}${path}`, { method: 'POST', headers: { origin: this.url }, body }));
  }

  async token(): Promise<string> {
    const { html } = await this.get('/en/');
    return /name="token" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  }

  /** A request with headers that no browser lets a page choose; its status. */
  raw(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      });
      sent.on('error', reject).end(body);
    });
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

async function pageOf(answer: Response): Promise<Page> {
  const { pathname, search } = new URL(answer.url);
  return { status: answer.status, headers: answer.headers, html: await answer.text(), at: `${pathname}${search}` };
}

/** A page's text, without its markup. */
export const textOf = ({ html }: Page): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

/**
 * A site for all tests of a file.
 * @param given what stands in the folder of its app
 */
export function useSite(given: ConstructorParameters<typeof AppFolder>[0]): () => { site: DevSite; folder: AppFolder } {
  let running: { site: DevSite; folder: AppFolder } | undefined;
  beforeAll(async () => {
    const folder = new AppFolder(given);
    running = { folder, site: await DevSite.start(folder.path) };
  }, 60_000);
  afterAll(async () => {
    await running?.site.stop();
    running?.folder.clear();
  });
  return () => {
    if (!running) throw new Error('the site is there only while tests run');
    return running;
  };
}
