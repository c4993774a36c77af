/** One sentence for people, in the two languages of the product. `{name}` marks an argument. */
export interface Text<En extends string = string> {
  readonly zh: string;
  readonly en: En;
}

/** The arguments that a template names: `{grant} expired at {at}` needs `grant` and `at`. */
export type ErrorArguments<En extends string> = En extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string | number> & ErrorArguments<Rest>
  : unknown;

/** Puts arguments into a template; an argument that is not given stays as it is written. */
export function fill(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}
