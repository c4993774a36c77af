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

/** What packages offer by their built declarations, by folder; the members of namespaces by their path. */
export function offersOf(folders: readonly string[]): ReadonlyMap<string, Offer> {
  const indexOf = (folder: string): string => join(root, folder, 'dist/index.d.ts');
  // One program: the packages' own declarations and those of Node are read once.
  const program = ts.createProgram(folders.map(indexOf), options);
  const checker = program.getTypeChecker();
  return new Map(
    folders.map((folder) => {
      const file = program.getSourceFile(indexOf(folder));
      const module = file && checker.getSymbolAtLocation(file);
      if (!module) throw new Error(`${indexOf(folder)} is not there: build first`);
      return [folder, { checker, exported: exportedBy(module, checker) }];
    }),
  );
}

function exportedBy(module: ts.Symbol, checker: ts.TypeChecker): Exported[] {
  return checker.getExportsOfModule(module).flatMap((each) => {
    const symbol = aimOf(each, checker);
    const isNamespace = (symbol.flags & ts.SymbolFlags.ValueModule) !== 0;
    const members = isNamespace ? checker.getExportsOfModule(symbol) : [];
    return [
      { name: each.name, symbol },
      ...members.map((member) => ({ name: `${each.name}.${member.name}`, symbol: aimOf(member, checker) })),
    ];
  });
}

/** What a re-export stands for. */
const aimOf = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
