import type { Group } from '../group';
import { privateBlocks } from './private';
import { requests } from './requests';
import { seeks } from './seeks';

export const deliver: Group = {
  name: 'deliver',
  // What is newest, and what lives for so many blocks, depends on the blocks of others.
  alone: true,
  cases: [...seeks, ...requests, ...privateBlocks],
};
