/** The two sides of a request or a grant. */
interface Parties {
  readonly requester: string;
  readonly provider: string;
}

type Wanted = { readonly [side in keyof Parties]?: string | undefined };

/** The list to look through for what concerns these parties. */
export function scopeOf({ requester, provider }: Wanted): string[] {
  if (requester !== undefined) return ['requester', requester];
  return provider === undefined ? ['all'] : ['provider', provider];
}

/** Whether what a list entry pointed at truly concerns them. */
export function concerns(parties: Parties, wanted: Wanted): boolean {
  return (
    (wanted.requester === undefined || wanted.requester === parties.requester) &&
    (wanted.provider === undefined || wanted.provider === parties.provider)
  );
}
