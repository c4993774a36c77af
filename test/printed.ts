import type { Sink } from '@oneplusn/cli';

/** What a command prints, into no terminal. */
export class Text implements Sink {
  readonly isTTY = false;
  readonly columns = undefined;
  text = '';

  write(more: string): void {
    this.text += more;
  }
}
