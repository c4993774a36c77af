/** Rules about one setting of a node: its file, and the environment that overrides it. */
import type { Facts } from '../facts';
import type { Rule } from '../rule';

type Settings = Readonly<Record<string, unknown>>;

/** Which of the files holds it: core.yaml or orderer.yaml. */
type Source = 'core' | 'ordering';

/** A rule about one setting: `bad` where the node would run with a value that is. */
export function settingOf(source: Source) {
  return (
    rule: Omit<Rule, 'cases' | 'what'>,
    path: string,
    fallback: unknown,
    bad: (value: unknown, facts: Facts) => boolean,
  ): Rule => ({
    ...rule,
    what: { zh: `${path} 为 {found}`, en: `${path} is {found}` },
    cases: (facts) => {
      const settings = facts[source];
      if (!settings) return [];
      const found = valueIn(settings, path) ?? fallback;
      return bad(found, facts) ? [{ found: shown(found) }] : [];
    },
  });
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const valueIn = (settings: Settings, path: string): unknown => settings[path.toLowerCase()];

export const isOn = (value: unknown): boolean => String(value) === 'true';

/** `60s`, `1m30s`; a plain number is nanoseconds, as Go has it. */
export function secondsOf(value: unknown): number {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  const parts = [...String(value).matchAll(/([\d.]+)(ms|s|m|h)/g)];
  if (parts.length === 0) return Number(value) / 1e9;
  return parts.reduce((sum, [, n, unit = '']) => sum + Number(n) * (units[unit] ?? 0), 0);
}

/** The files of a list: YAML's, `[a, b]` of an orderer's environment, `a b` of a peer's. */
export function filesIn(value: unknown): string[] {
  const listed = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/[\s,[\]]+/) : [];
  return listed.filter((each) => each !== '');
}

/** Nodes of Fabric 3, as far as it can be told from here. */
export const isThree = ({ operations, channel }: Facts): boolean =>
  operations.some(({ version }) => version !== undefined && /^v?3\./.test(version)) ||
  channel.capabilities.channel.some((name) => name.startsWith('V3'));

/** An address that every machine of the network reaches, as far as the node is concerned. */
export const isEverywhere = (value: unknown): boolean => /^(0\.0\.0\.0|\[::\]|):/.test(String(value));
