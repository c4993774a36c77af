/** Whether logs of such a specification hold what peers work with: `info:gossip=debug` does in part, `debug` in all. */
export const tellsAll = (spec: string): boolean => /(^|[=:])\s*(debug|all)\b/i.test(spec);
