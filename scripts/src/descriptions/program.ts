/** The compiler's view of what a package offers: the declarations that its users' editors read. */
import { join } from 'node:path';
import ts from 'typescript';

/** The root of this repository. */
export const root = join(__dirname, '../../..');

/** How declarations are read, as a user's project would. */
export const options: ts.CompilerOptions = {
  module: ts.ModuleKind.Node20,
  target: ts.ScriptTarget.ES2024,
  types: ['node'],
  strict: true,
  skipLibCheck: true,
};

/** An export as its users name it: `connect`, `access.request`. */
interface Exported {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

export interface Offer {
  readonly checker: ts.TypeChecker;
  readonly exported: readonly Exported[];
}

/** What a package offers by its built declarations; the members of namespaces by their path. */
export function offerOf(folder: string): Offer {
  const index = join(root, folder, 'dist/index.d.ts');
  const program = ts.createProgram([index], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(index);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${index} is not there: build first`);
  const exported = checker.getExportsOfModule(module).flatMap((each) => {
    const symbol = aimOf(each, checker);
    const isNamespace = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0;
    const members = isNamespace ? checker.getExportsOfModule(symbol) : [];
    return [
      { name: each.name, symbol },
      ...members.map((member) => ({ name: `${each.name}.${member.name}`, symbol: aimOf(member, checker) })),
    ];
  });
  return { checker, exported };
}

/** What a re-export stands for. */
const aimOf = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
