/** `npm run count:docs`: what documentation lacks. `--list` names each. */
import { undocumented } from './descriptions/exports';
import { tautologies } from './descriptions/flaws';
import { widestLine } from './descriptions/widest';

const [says, silent, { file, line, columns }] = [tautologies(), undocumented(), widestLine()];
console.log(`tautological meanings: ${says.length}`);
console.log(`undocumented public exports: ${silent.length}`);
console.log(`widest line of the docs: ${columns} columns (${file}:${line})`);
if (process.argv.includes('--list')) for (const each of [...says, ...silent]) console.log(each);
process.exitCode = says.length + silent.length === 0 ? 0 : 1;
