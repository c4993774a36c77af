import { html, type Markup, type Piece } from './html';

/** A table with a heading over each column. */
export const tableOf = (headings: readonly string[], rows: Piece): Markup =>
  html`<table>
    <thead>
      <tr>
        ${headings.map((each) => html`<th scope="col">${each}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
