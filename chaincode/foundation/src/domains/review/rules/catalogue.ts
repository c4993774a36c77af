import type { review } from '@oneplusn/api';

type Asked = { readonly term?: string | undefined; readonly apps?: boolean | undefined };

/** Whether a system is one of those that are asked for. */
export function isAsked({ title, functions, positioning, process }: review.System, { term, apps }: Asked): boolean {
  if (apps && process === undefined) return false;
  const wanted = term?.toLowerCase();
  return wanted === undefined || [title, positioning, ...functions].some((said) => said.toLowerCase().includes(wanted));
}
