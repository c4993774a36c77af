/** What an auditor should look at, with the reason. */
export interface Finding {
  /** Stable for ever, for scripts. */
  readonly sort:
    | 'list.left-out'
    | 'list.invented'
    | 'list.removed'
    | 'list.poisoned'
    | 'key.frozen'
    | 'fact.overwritten'
    | 'fact.removed'
    | 'event.untrue'
    | 'flag.disputed'
    | 'reading.volume'
    | 'reading.night'
    | 'reading.unapplied';
  /** What it is about: a fact, a key, a department. */
  readonly subject: string;
  /** Who did it, where that is known. */
  readonly actor?: string | undefined;
  readonly txId?: string | undefined;
  readonly block?: number | undefined;
  /** The figures it rests on. */
  readonly reason: Readonly<Record<string, string | number>>;
}
