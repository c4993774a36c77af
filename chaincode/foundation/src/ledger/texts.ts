import { sha256 } from '@oneplusn/api';
import { compositeKey } from './keys';
import type { State } from './state';

/** The composite key's type of texts that stand elsewhere than under their name; no kind of fact is called so. */
const elsewhereType = 'text';

/** Where a text with this digest stands when its name is held shut. */
const elsewhere = (digest: string): string => compositeKey(elsewhereType, [digest]);

/**
 * Public texts that others vouch for by a digest. Any two authorities can spoil the text under a name, or hold the name
 * shut for ever by a policy of their own on that key. So whoever reads one looks for the text that fits the digest,
 * under its name or elsewhere; and a call that is wary of such names puts it elsewhere.
 *
 * Elsewhere is named by the digest. A text that nobody can guess beforehand has a place that nobody can hold shut
 * before it is committed, but for who signs it.
 */
export class Texts {
  constructor(
    private readonly state: State,
    /** Whether this call looks at a name's own policy before it writes there. */
    readonly wary: boolean,
    /** What vouches for a text, as every peer has it. */
    private readonly digestOf: (text: string) => string = sha256,
  ) {}

  /** The text with this digest, under its name or elsewhere. */
  async find(name: string, digest: string): Promise<string | undefined> {
    const text = await this.state.get(name);
    return this.#fits(text, digest) ? text : this.findElsewhere(digest);
  }

  async findElsewhere(digest: string): Promise<string | undefined> {
    const text = await this.state.get(elsewhere(digest));
    return this.#fits(text, digest) ? text : undefined;
  }

  /** Puts a text under its name, or elsewhere where that is held shut. */
  async put(name: string, text: string): Promise<void> {
    if (await this.isShut(name)) this.putElsewhere(text);
    else this.state.put(name, text);
  }

  /** Puts a text where its digest leads. */
  putElsewhere(text: string): void {
    this.state.put(elsewhere(this.digestOf(text)), text);
  }

  /** Whether a wary call leaves a name alone. */
  async isShut(name: string): Promise<boolean> {
    return this.wary && (await this.state.holders(name)).length > 0;
  }

  #fits(text: string | undefined, digest: string): boolean {
    return text !== undefined && this.digestOf(text) === digest;
  }
}
