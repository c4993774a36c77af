import type { Argument, Arguments, ErrorDescriptor } from '@oneplusn/errors';
import { EvidenceError } from '../errors/evidence-error';

/** `refused`: something is wrong. `indeterminate`: something cannot be known from this file, or from what is pinned. */
export type Weight = 'refused' | 'indeterminate';

/** One thing that stands against a file. */
export interface Finding {
  readonly weight: Weight;
  /** Stable for ever: `EVIDENCE-113`. */
  readonly code: string;
  readonly args: Arguments;
  /** Texts in both languages: `error.text('zh')`. */
  readonly error: EvidenceError;
}

/** Gathers all that stands against a file: a verifier that stops at the first says too little. */
export class Report {
  readonly #findings = new Map<string, Finding>();

  refuse<Names extends string>(
    descriptor: ErrorDescriptor<Names>,
    args: Readonly<Record<NoInfer<Names>, Argument>>,
  ): void {
    this.#add('refused', new EvidenceError(descriptor, args));
  }

  doubt<Names extends string>(
    descriptor: ErrorDescriptor<Names>,
    args: Readonly<Record<NoInfer<Names>, Argument>>,
  ): void {
    this.#add('indeterminate', new EvidenceError(descriptor, args));
  }

  get findings(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  /** Whether anything was found wrong so far. */
  get isRefused(): boolean {
    return this.findings.some(({ weight }) => weight === 'refused');
  }

  /** The same thing is told once. */
  #add(weight: Weight, error: EvidenceError): void {
    const { code, args } = error;
    this.#findings.set(`${code} ${JSON.stringify(args)}`, { weight, code, args, error });
  }
}
