import { join } from 'node:path';
import ts from 'typescript';
import { writeHovers } from './hovers';
import { options, root } from './program';

const use = `
import type { Ledger } from '@oneplusn/sdk';
export async function use(ledger: Ledger, asked: Parameters<Ledger['access']['request']>[0]) {
  const { items } = await ledger.access.grants({});
  return [ledger.access.request, asked.days, asked.quota.per, items[0]?.expires];
}`;

/** What an editor shows for the last name of an expression in `use`, with the declarations as they are published. */
function shown(expressions: readonly string[]): Record<string, string> {
  const written = new Map<string, string>();
  writeHovers((file, text) => written.set(file, text));
  const file = join(root, 'client-sdk/cli/src/use.ts');
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (name) => (name === file ? use : (written.get(name) ?? read(name)));
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
  };
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const found: Record<string, string> = {};
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && expressions.includes(node.getText())) {
      const symbol = checker.getSymbolAtLocation(node.name);
      found[node.getText()] = ts.displayPartsToString(symbol?.getDocumentationComment(checker));
    }
    ts.forEachChild(node, visit);
  };
  const source = program.getSourceFile(file);
  if (source) visit(source);
  return found;
}

test('an editor shows for methods and fields of the SDK what their descriptions say', () => {
  const found = shown(['ledger.access.request', 'asked.days', 'asked.quota.per', 'items[0]?.expires']);
  expect(found['ledger.access.request']).toMatch(
    /^Request access.*Requires: That the dataset.*Emits: The request.*申请/s,
  );
  expect(found['asked.days']).toMatch(/^For how long the grant is to hold.*Unit: days.*For example `365`.*授权/s);
  expect(found['asked.quota.per']).toMatch(/^The window that is counted in/);
  expect(found['items[0]?.expires']).toMatch(/^From this moment on nothing is opened/);
}, 300_000);
