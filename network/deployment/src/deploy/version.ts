/**
 * Whether a version is older than another: numbers in turn, `1.9` before `1.10`; a version with a suffix comes before
 * the one without.
 */
export function isOlder(version: string, than: string): boolean {
  return compare(version, than) < 0;
}

function compare(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let n = 0; n < Math.max(a.numbers.length, b.numbers.length); n++) {
    const difference = part(a.numbers[n] ?? '0', b.numbers[n] ?? '0');
    if (difference !== 0) return difference;
  }
  if (a.suffix === '' || b.suffix === '') return Number(a.suffix === '') - Number(b.suffix === '');
  return part(a.suffix, b.suffix);
}

interface Parts {
  readonly numbers: readonly string[];
  readonly suffix: string;
}

function partsOf(version: string): Parts {
  const [numbers = '', ...suffix] = version.replace(/^v/, '').split('-');
  return { numbers: numbers.split('.'), suffix: suffix.join('-') };
}

function part(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
