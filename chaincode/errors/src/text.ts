/** The languages of the product. */
export type Language = 'zh' | 'en';

/** One sentence for people in both languages. `{name}` marks an argument. */
export interface Text<Zh extends string = string, En extends string = string> {
  readonly zh: Zh;
  readonly en: En;
}

/** The arguments that a template names: of `{grant} expired at {at}`, `grant` and `at`. */
export type Placeholders<Template extends string> = string extends Template
  ? string
  : Template extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never;

type Joined<Parts extends readonly string[]> = Parts extends readonly [infer First extends string, ...infer Rest]
  ? `${First}${Joined<Rest extends readonly string[] ? Rest : never>}`
  : '';

/** A template written on several lines: unlike with `+`, the compiler still knows the arguments that it names. */
export function joined<const Parts extends readonly string[]>(...parts: Parts): Joined<Parts> {
  return parts.join('') as Joined<Parts>;
}

/** The arguments at run time, each name once. */
export function placeholdersOf(...templates: readonly string[]): string[] {
  const names = templates.flatMap((template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return [...new Set(names)];
}

/** Puts words into a template, the one place where that is done. What is not given stays as it is written. */
export function fill(template: string, words: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) =>
    Object.hasOwn(words, name) ? String(words[name]) : mark,
  );
}

/** The same in both languages. */
export function fillBoth({ zh, en }: Text, words: Readonly<Record<string, string | number>>): Text {
  return { zh: fill(zh, words), en: fill(en, words) };
}
