/** Exports that no doc comment explains. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { hoversOf, type Hovers } from './hovers';
import { offersOf, root, type Offer } from './program';

/** The folders of all packages. */
function packageFolders(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  return workspaces
    .map((pattern) => pattern.replace('/*', ''))
    .flatMap((room) => readdirSync(join(root, room)).map((name) => `${room}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'dist/index.d.ts')))
    .sort();
}

/** `chaincode/api: access.sharing` for each export of a package that says nothing of itself. */
export function undocumented(folders: readonly string[] = packageFolders()): string[] {
  return [...offersOf(folders)].flatMap(([folder, offer]) => {
    const hovers: Hovers = folder === 'chaincode/api' ? hoversOf(offer) : new Map();
    return silentIn(offer, hovers).map((name) => `${folder}: ${name}`);
  });
}

function silentIn({ checker, exported }: Offer, hovers: Hovers): string[] {
  return exported
    .filter(({ symbol }) => {
      const declarations = symbol.declarations ?? [];
      const isOurs = declarations.some((each) => !each.getSourceFile().fileName.includes('/node_modules/'));
      const isTold = declarations.some((each) => hovers.has(each) || (ts.isSourceFile(each) && isFileTold(each)));
      return isOurs && !isTold && symbol.getDocumentationComment(checker).length === 0;
    })
    .map(({ name }) => name);
}

/** A namespace is explained by the comment that its file begins with. */
function isFileTold(file: ts.SourceFile): boolean {
  return (ts.getLeadingCommentRanges(file.text, 0) ?? []).some(({ pos }) => file.text.startsWith('/**', pos));
}
