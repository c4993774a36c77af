/** The oldest Node that the packages run on, as their `engines` say. */
const needed = [22, 12] as const;

/**
 * Says which Node is needed where this one is older: what a newer one has would be missed somewhere else, as a
 * TypeError that names nothing.
 *
 * @param version `20.11.1`
 * @returns nothing where it is new enough
 */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  const least = needed.join('.');
  return [
    `NODE-101 OnePlusN 需要 Node ${least} 或更新版本, 当前是 ${version}: 请从 https://nodejs.org 安装较新版本后重试。`,
    `NODE-101 OnePlusN needs Node ${least} or newer, and this is ${version}: install a newer one from ` +
      'https://nodejs.org and try again.',
  ].join('\n');
}
