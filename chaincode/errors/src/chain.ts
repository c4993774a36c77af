/** An error and all that caused it, the outermost first; each once, even where causes go round in a circle. */
export function chainOf(error: unknown): unknown[] {
  const chain = new Set<unknown>();
  const visit = (each: unknown): void => {
    if (each === undefined || each === null || chain.has(each)) return;
    chain.add(each);
    if (!(each instanceof Error)) return;
    if (each instanceof AggregateError) for (const one of each.errors as readonly unknown[]) visit(one);
    visit(each.cause);
  };
  visit(error);
  return [...chain];
}
