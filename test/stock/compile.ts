import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Compiles a chaincode that is written in TypeScript, as its own `tsc` would; one in JavaScript is left as it is. */
export function compile(folder: string): void {
  const source = join(folder, 'src');
  if (!existsSync(source)) return;
  const target = join(folder, 'dist');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source)) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.CommonJS,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    });
    writeFileSync(join(target, name.replace(/\.cts$/, '.cjs')), outputText);
  }
}
