import { chainOf } from './chain';
import type { ErrorDescriptor } from './descriptor';
import { plainWords, saidIn, type Arguments, type Lexicon, type Words } from './say';
import { toldIn, type Told } from './told';
import { withoutSecretsIn } from './secrets';
import type { Language } from './text';

/** The same in every copy of this package that a program may have loaded. */
export const brand = Symbol.for('@oneplusn/errors');

/**
 * The base of every error of the product: numbered, in two languages, with a remedy. `message` is English; whoever
 * reads it in another language asks for that: `error.text('zh')`, `error.line('zh')`.
 */
export class OnePlusNError extends Error {
  override readonly name: string = 'OnePlusNError';
  /** `ACCESS-126` */
  readonly code: string;
  /** What the placeholders of the texts stand for, as programs compare it; never a secret. */
  readonly args: Arguments;
  readonly descriptor: ErrorDescriptor;

  readonly #lexicon: Lexicon;

  /** @param lexicon What the family knows of the words in its arguments. */
  constructor(descriptor: ErrorDescriptor, given: Arguments, options?: ErrorOptions, lexicon: Lexicon = plainWords) {
    const args = withoutSecretsIn(given);
    super(lineOf('en', descriptor.code, toldIn('en', descriptor, args, lexicon)), options);
    this.code = descriptor.code;
    this.args = args;
    this.descriptor = descriptor;
    this.#lexicon = lexicon;
  }

  get [brand](): true {
    return true;
  }

  /** What to do about it, in English. */
  get remedy(): string {
    return this.text('en').remedy;
  }

  /** True when this is the error that the descriptor names: `error.is(errors.access.grantExpired)`. */
  is(descriptor: Pick<ErrorDescriptor, 'code'>): boolean {
    return this.code === descriptor.code;
  }

  /** The arguments as they are said in one language. */
  said(language: Language): Words {
    return saidIn(language, this.args, this.#lexicon);
  }

  /** The message and what to do, in one language. */
  text(language: Language): Told {
    return toldIn(language, this.descriptor, this.args, this.#lexicon);
  }

  /** All of it on one line: number, message, remedy. */
  line(language: Language): string {
    return lineOf(language, this.code, this.text(language));
  }

  /**
   * This error and all that caused it, the outermost first: `error.walk().find((each) => isOnePlusNError(each, row))`.
   */
  walk(): unknown[] {
    return chainOf(this);
  }
}

function lineOf(language: Language, code: string, { message, remedy }: Told): string {
  return language === 'zh' ? `${code} ${message}。${remedy}` : `${code} ${message}. ${remedy}`;
}
