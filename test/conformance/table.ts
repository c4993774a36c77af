import { groups } from './cases';
import { knownDifferences } from './known-differences';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The tables of docs/reference/conformance.md: how many cases there are, and where the embedded ledger is known to differ. */
export function tables(): string {
  const counts = groups.map(({ name, cases }) => `| ${name} | ${cases.length} |`);
  const total = groups.reduce((sum, { cases }) => sum + cases.length, 0);
  const differences = knownDifferences.map(({ case: name, reason }) => `| ${cell(name)} | ${cell(reason)} |`);
  return [
    '| Group | Cases |\n| --- | --- |',
    ...counts,
    `| together | ${total} |`,
    '',
    '| Case in which devnet is wrong | What differs |\n| --- | --- |',
    ...(differences.length > 0 ? differences : ['| none | |']),
  ].join('\n');
}
