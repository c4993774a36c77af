/** The web face of the development server: pages made here, on this machine alone. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LedgerError, errors } from '@oneplusn/api';
import { cliErrors } from '../../errors/table';
import { misuse } from '../../errors/usage';
import type { Desk } from '../desk/desk';
import { problemBox } from '../pages/form';
import { html } from '../pages/html';
import { pageOf, type Answer, type Around } from '../pages/layout';
import { script } from '../pages/script';
import { style } from '../pages/style';
import { headers, isForUs, isToken, postedIn } from './guard';
import { answerTo } from './routes';
import { sayIn } from '../../language/say';

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/style.css': ['text/css', style],
  '/script.js': ['text/javascript', script],
};

export class WebFace {
  readonly #server: Server;
  readonly #listeners = new Set<ServerResponse>();
  /** One page after another: the clock may move only while nothing is under way. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly desk: Desk) {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /**
   * @param port 0: a free one
   * @throws UsageError CLI-139 where the port is taken
   */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', ({ code }: NodeJS.ErrnoException) =>
        reject(misuse(cliErrors.addressTaken, { address: `127.0.0.1:${port}`, problem: code ?? '?' })),
      );
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Does something between two pages. */
  between<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Tells open pages what is up to date; those that are older begin anew. */
  tell(): void {
    for (const listener of this.#listeners) listener.write(`data: ${this.desk.revision}\n\n`);
  }

  async close(): Promise<void> {
    for (const listener of this.#listeners) listener.end();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!isForUs(request, this.port)) return send(response, 403, 'text/plain', 'forbidden\n');
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${this.port}`);
      const file = files[url.pathname];
      if (request.method === 'GET' && file) return send(response, 200, ...file);
      if (url.pathname === '/events') return this.#listen(response);
      const [, language, path = '/'] = /^\/(zh|en)(\/.*)$/.exec(url.pathname) ?? [];
      if (language !== 'zh' && language !== 'en') return redirect(response, `/${preferred(request)}/`);
      const posted = request.method === 'POST' ? await postedIn(request) : undefined;
      if (request.method === 'POST' && !isToken(posted?.get('token') ?? null, this.desk.token))
        return send(response, 403, 'text/plain', 'forbidden\n');
      await this.between(() => this.#page(response, { language, path, url, posted }));
    } catch (error) {
      if (!response.headersSent) send(response, 500, 'text/plain', 'error\n');
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
  }

  async #page(
    response: ServerResponse,
    {
      language,
      path,
      url,
      posted,
    }: { language: 'zh' | 'en'; path: string; url: URL; posted: URLSearchParams | undefined },
  ): Promise<void> {
    const { desk } = this;
    const { token, revision, troubles, clock } = desk;
    const goesOn = desk.playground !== undefined;
    const around: Around = {
      language,
      path: `${path}${url.search}`,
      token,
      revision,
      troubles,
      goesOn,
      ahead: clock.days,
    };
    let answer: Answer | undefined;
    try {
      answer = await answerTo(desk, around, { query: url.searchParams, posted }, path);
    } catch (error) {
      const isGone = error instanceof LedgerError && error.is(errors.ledger.notFound);
      const title = sayIn(around)('未能办理', 'It was not done');
      answer = { title, status: isGone ? 404 : 500, body: problemBox(around, error) };
    }
    if (answer && 'to' in answer) return redirect(response, `/${language}${answer.to}`);
    const say = sayIn(around);
    const missing = say('没有这一页', 'There is no such page');
    const { status = 200, ...page } = answer ?? { title: missing, body: html`<h1>${missing}</h1>`, status: 404 };
    send(response, status, 'text/html', pageOf({ ...around, ahead: clock.days }, page).text);
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(`data: ${this.desk.revision}\n\n`);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }
}

const preferred = ({ headers: { 'accept-language': wanted = 'zh' } }: IncomingMessage): string =>
  /^en\b/.test(wanted) ? 'en' : 'zh';

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8` });
  response.end(text);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...headers, location });
  response.end();
}
