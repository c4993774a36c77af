import type { Facts } from '../facts';

/** A peer's version, as its operations endpoint tells. */
export async function versionAt(url: string): Promise<Facts['operations'][number]> {
  try {
    const response = await fetch(new URL('/version', url), { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) return { url, problem: `HTTP ${response.status}` };
    const { Version: version } = (await response.json()) as { Version?: string };
    return version === undefined ? { url, problem: 'no Version in its answer' } : { url, version };
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    return { url, problem: cause instanceof Error ? cause.message : String(error) };
  }
}
