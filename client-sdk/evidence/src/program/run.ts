/** `oneplusn-verify FILE --genesis HASH [--tsa ROOTS.pem] [--html PAGE] [--json] [--lang zh|en]` */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isContent, shownSource, type Language } from '@oneplusn/errors';
import { EvidenceError } from '../errors/evidence-error';
import { evidenceErrors as errors } from '../errors/table';
import { htmlOf } from '../page/html';
import { textOf } from '../page/text';
import { readRoots } from '../timestamps/roots';
import { Verifier, type Verdict } from '../verify/verifier';

/** With what it ends, for scripts: 2 is for what was not called rightly. */
const exitCodes: Readonly<Record<Verdict['verdict'], number>> = { proven: 0, refused: 1, indeterminate: 4 };

const usage =
  '用法 / usage: oneplusn-verify <文件 file> --genesis <散列 hash> [--tsa <根证书 roots.pem>] [--html <网页 page>] ' +
  '[--json] [--lang zh|en]';

const languages: readonly Language[] = ['zh', 'en'];

/** Checks one file, prints what came of it, and gives the exit code. */
export function run(words: readonly string[], env: Readonly<Record<string, string | undefined>>): number {
  const given = read(words);
  if (!given) {
    console.error(usage);
    return 2;
  }
  const { file, genesis, tsa, html, json, language } = given;
  const stamps = tsa === undefined ? undefined : readRoots(contentOf(tsa), shownSource(tsa));
  const verdict = new Verifier({ genesis, stamps }).verify(contentOf(file));
  if (html !== undefined) writeFileSync(html, htmlOf(verdict));
  console.log(json ? JSON.stringify(asData(verdict), undefined, 2) : textOf(verdict, language ?? languageOf(env)));
  return exitCodes[verdict.verdict];
}

function read(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        genesis: { type: 'string' },
        tsa: { type: 'string' },
        html: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    const { lang, genesis, ...rest } = values;
    if (file === undefined || more.length > 0) return undefined;
    const language = languages.find((each) => each === lang);
    if (lang !== undefined && !language) return undefined;
    if (genesis !== undefined && !/^[0-9a-f]{64}$/.test(genesis)) return undefined;
    return { ...rest, file, genesis, language };
  } catch {
    return undefined;
  }
}

/** @throws EvidenceError EVIDENCE-184 where it cannot be read */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const problem = isContent(file) ? '?' : ((error as NodeJS.ErrnoException).code ?? '?');
    throw new EvidenceError(errors.fileUnreadable, { file: shownSource(file), problem });
  }
}

/** For programs: codes and arguments, and the texts in English. */
function asData({ verdict, findings, claims }: Verdict): unknown {
  const told = findings.map(({ weight, code, args, error }) => ({
    weight,
    code,
    args,
    message: error.text('en').message,
  }));
  return { verdict, findings: told, claims };
}

function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['ONEPLUSN_LANG'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return /^(?:zh|C|POSIX)?(?:[_.@-]|$)/i.test(locale) ? 'zh' : 'en';
}
