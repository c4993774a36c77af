import { fieldsOf } from './profile';
import type { Profile } from './profile';
import { runsOf } from './text';
import { combine } from './vector';
import type { Vector } from './vector';

/**
 * A project as far as the index knows it: what it does, and the characters of its business domain, each once, in order
 * of code.
 */
export interface Sketch {
  readonly vector: Vector;
  readonly domain: string;
}

export function sketchOf(profile: Profile): Sketch {
  return { vector: combine(fieldsOf(profile)), domain: charactersOf(runsOf(profile.domain ?? '').join('')) };
}

/** The characters of a text, each once, in order of code unit. */
export function charactersOf(text: string): string {
  return [...new Set(text.split(''))].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0)).join('');
}

const otherDomain = 7_500;
const whole = 10_000;

/**
 * What part of a likeness counts, by the domains of the two, in parts per ten thousand: all of it where they are the
 * same, three quarters where they share no character (城市管理 and 卫生健康). Domains are free text, so one that is worded
 * otherwise costs only a little.
 */
export function domainPart(ours: string, theirs: string): number {
  let shared = 0;
  for (let i = 0; i < ours.length; i += 1) if (theirs.includes(ours.charAt(i))) shared += 1;
  const both = ours.length + theirs.length;
  return both === 0 ? otherDomain : otherDomain + Math.floor(((whole - otherDomain) * 2 * shared) / both);
}
