/** How tables are described: once, for both databases and for the page that explains them. */

/** What a reader is told, in both languages. */
export interface Meaning {
  readonly en: string;
  readonly zh: string;
}

export interface Column {
  readonly name: string;
  readonly type: 'text' | 'whole';
  readonly optional: boolean;
  readonly means: Meaning;
}

export interface Table {
  readonly name: string;
  readonly means: Meaning;
  readonly columns: readonly Column[];
  /** The columns that name a row. */
  readonly key: readonly string[];
  /** Columns that are looked up by, beside the key. */
  readonly indexes: readonly (readonly string[])[];
}

type Make = (name: string, en: string, zh: string) => Column;

const column =
  (type: Column['type'], optional: boolean): Make =>
  (name, en, zh) => ({ name, type, optional, means: { en, zh } });

export const text = column('text', false);
export const whole = column('whole', false);
/** There or not. */
export const textOr = column('text', true);
export const wholeOr = column('whole', true);
