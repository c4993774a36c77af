import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export const machine = (): string =>
  `${cpus().length} x ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ` +
  `${process.versions.node}`;
