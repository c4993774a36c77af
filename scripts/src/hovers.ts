/**
 * Puts what the descriptions say into the built declarations of `@oneplusn/api`, for editors: part of `npm run build`
 * and of a release.
 */
import { writeFileSync } from 'node:fs';
import { writeHovers } from './descriptions/hovers';

console.error(`${writeHovers((file, text) => writeFileSync(file, text))} doc comments from descriptions`);
