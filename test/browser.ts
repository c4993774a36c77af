/** A real browser, where this machine has one, driven by the protocol that Chromium itself speaks. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Chromium's program; undefined where there is none. */
export const chromium: string | undefined = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly entry?: { readonly text?: string }; readonly exceptionDetails?: { text?: string } };
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: { text?: string } };
  readonly error?: { readonly message: string };
}

export class Browser {
  /** What the browser complained of: scripts that failed, what the page's policy forbade. */
  readonly complaints: string[] = [];
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #loading: (() => void)[] = [];
  #last = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
  ) {
    socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(String(data)) as Message));
  }

  static async start(program: string): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), 'oneplusn-browser-'));
    // Without its sandbox, since tests may run as root: it shows nothing but pages of this machine.
    const words = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', 'about:blank'];
    const child = spawn(program, [`--user-data-dir=${profile}`, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      let told = '';
      child.on('close', () => reject(new Error(told)));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        const [found] = /ws:\/\/\S+/.exec(told) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    const list = (await (await fetch(`http://${new URL(address).host}/json`)).json()) as {
      readonly type: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const page = list.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? '';
    const socket = new WebSocket(page);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const browser = new Browser(child, profile, socket);
    for (const domain of ['Page', 'Runtime', 'Log']) await browser.#send(`${domain}.enable`);
    return browser;
  }

  /** The width of the window, as a phone has it or a desk. */
  async width(width: number): Promise<void> {
    const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 };
    await this.#send('Emulation.setDeviceMetricsOverride', metrics);
  }

  async go(url: string): Promise<void> {
    await this.loaded(() => this.#send('Page.navigate', { url }));
  }

  /** Does something that leads to another page, and waits for that. */
  async loaded(work: () => Promise<unknown>): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.#loading.push(resolve));
    await work();
    await loaded;
  }

  /** Clicks what leads to another page. */
  follow(selector: string): Promise<void> {
    return this.loaded(() => this.run(`document.querySelector(${JSON.stringify(selector)}).click()`));
  }

  /** Runs an expression in the page. */
  async run<T>(expression: string): Promise<T> {
    const { result } = await this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (result?.exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(result.exceptionDetails)}`);
    return result?.result?.value as T;
  }

  /** Presses a key, as a person without a mouse does. */
  async press(key: 'Tab' | 'Enter'): Promise<void> {
    const code = { Tab: 9, Enter: 13 }[key];
    const what = { key, code: key, windowsVirtualKeyCode: code, ...(key === 'Enter' && { text: '\r' }) };
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...what });
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...what });
  }

  async close(): Promise<void> {
    this.socket.close();
    const ended = new Promise((resolve) => this.child.on('close', resolve));
    this.child.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true });
  }

  async #send(method: string, params: object = {}): Promise<Message> {
    const id = (this.#last += 1);
    const answered = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const message = await answered;
    if (message.error) throw new Error(`${method}: ${message.error.message}`);
    return message;
  }

  #heard(message: Message): void {
    const { id, method, params } = message;
    if (id !== undefined) {
      this.#waiting.get(id)?.(message);
      this.#waiting.delete(id);
    } else if (method === 'Page.loadEventFired') this.#loading.shift()?.();
    else if (method === 'Log.entryAdded') this.complaints.push(params?.entry?.text ?? '?');
    else if (method === 'Runtime.exceptionThrown') this.complaints.push(params?.exceptionDetails?.text ?? '?');
  }
}
