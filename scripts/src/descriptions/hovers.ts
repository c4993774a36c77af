/**
 * What an editor shows for a transaction or a field: made from its description, and put as doc comments into the
 * declarations that the package is published with. So the text is written once, where the schema stands.
 */
import * as api from '@oneplusn/api';
import ts from 'typescript';
import * as v from 'valibot';
import type { Schema } from './places';
import { offersOf, type Offer } from './program';

/** A comment, and the declaration that it stands before. */
export type Hovers = ReadonlyMap<ts.Declaration, string>;

/** The comments that belong into the declarations of `@oneplusn/api`. */
export function hoversOf({ checker, exported }: Offer): Hovers {
  const hovers = new Map<ts.Declaration, string>();
  for (const { name, symbol } of exported) {
    const value = valueNamed(name);
    const declaration = symbol.valueDeclaration;
    if (!declaration || typeof value !== 'object' || value === null) continue;
    const type = checker.getTypeOfSymbol(symbol);
    if (isTransaction(value)) {
      hovers.set(declaration, ofTransaction(value));
      for (const part of ['input', 'transient', 'output'] as const) {
        const schema = value[part];
        if (schema) walk(memberType(type, part), schema);
      }
    } else if ('kind' in value && value.kind === 'schema') walk(type, value as Schema);
  }
  return hovers;

  function walk(type: ts.Type | undefined, schema: Schema): void {
    if (!type) return;
    const base = schema.pipe?.[0] ?? schema;
    const entries = base.entries && memberType(type, 'entries');
    for (const [name, part] of Object.entries(base.entries ?? {})) {
      const symbol = entries && checker.getPropertyOfType(entries, name);
      const declaration = symbol?.declarations?.[0];
      if (!declaration) continue;
      const text = ofField(part);
      if (text !== '') hovers.set(declaration, text);
      walk(checker.getTypeOfSymbol(symbol), part);
    }
    for (const key of ['item', 'wrapped', 'key', 'value'] as const) {
      const part = base[key];
      if (part && typeof part === 'object') walk(memberType(type, key), part);
    }
    if (base.type === 'variant' || base.type === 'union') {
      const options = memberType(type, 'options');
      const types = options ? checker.getTypeArguments(options as ts.TypeReference) : [];
      (base.options ?? []).forEach((option, i) => walk(types[i], option as Schema));
    }
  }

  function memberType(type: ts.Type, name: string): ts.Type | undefined {
    const member = checker.getPropertyOfType(type, name);
    return member && checker.getTypeOfSymbol(member);
  }
}

/**
 * Puts the comments into the built declarations, each on the line of what it belongs to, so that source maps stay true.
 */
export function writeHovers(write: (file: string, text: string) => void): number {
  const offers = [...offersOf(['chaincode/api']).values()];
  const hovers: Hovers = new Map(offers.flatMap((offer) => [...hoversOf(offer)]));
  const byFile = Map.groupBy(hovers, ([declaration]) => declaration.getSourceFile());
  for (const [file, places] of byFile) {
    const inserts = places
      .map(([declaration, comment]) => ({ at: statementOf(declaration).getStart(file), comment }))
      .sort((a, b) => b.at - a.at);
    const text = inserts.reduce(
      (so, { at, comment }) =>
        so.slice(0, at).endsWith('*/ ') ? so : `${so.slice(0, at)}/** ${comment} */ ${so.slice(at)}`,
      file.text,
    );
    if (text !== file.text) write(file.fileName, text);
  }
  return hovers.size;
}

/** Comments stand before the whole statement of a constant. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function ofTransaction({ summary, about, requires, emits, signers }: api.Transaction): string {
  const signed = signers.map((signer) => (typeof signer === 'string' ? signer : `the owner of \`${signer.owner}\``));
  return inOneLine(
    [
      `${summary.en}. ${about?.en ?? ''}`,
      `Signed by: ${signed.join(', ')}.`,
      `Requires: ${requires.en}`,
      ...(emits ? [`Emits: ${emits.en}`] : []),
      `${summary.zh}。${about?.zh ?? ''}`,
    ].join(' '),
  );
}

function ofField(given: Schema): string {
  const { en, zh, unit, example } = api.saidIn(v.getMetadata(within(given) as unknown as v.GenericSchema));
  if (en === undefined || zh === undefined) return '';
  const counted = unit ? ` Unit: ${unit.en}.` : '';
  const shown = example === undefined ? '' : ` For example \`${JSON.stringify(example)}\`.`;
  return inOneLine(`${en}${counted}${shown} ${zh}`);
}

const within = (schema: Schema): Schema => (schema.wrapped ? within(schema.wrapped) : schema);

const inOneLine = (text: string): string => text.replaceAll('*/', '* /').replace(/\s+/g, ' ').trim();

function isTransaction(value: object): value is api.Transaction {
  return 'signers' in value && 'requires' in value;
}

/** The exported value of that name: `access.request`. */
function valueNamed(name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (whole, part) =>
        typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[part] : undefined,
      api,
    );
}
