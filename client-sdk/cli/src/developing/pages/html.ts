/** Pages are put together from templates that escape whatever stands in them: only other templates are markup. */
import { safe } from '../../reporting/safe';

/** A piece of a page. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can stand in a template; what is not there leaves nothing. */
export type Piece = Markup | string | number | undefined | false | readonly Piece[];

export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.reduce((text, part, i) => `${text}${shown(pieces[i - 1])}${part}`));
}

function shown(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'string' || typeof piece === 'number') return safe(String(piece));
  return piece.map(shown).join('');
}
