import { ownerOf } from '@oneplusn/api';
import type { FactId, Msp } from '@oneplusn/api';

/**
 * The names of registry facts. What the committee owns is named after what it is about; ids are lower case, and so no
 * two authorities may differ in case alone.
 */
export const constitutionId = (committee: Msp): FactId => `${committee}/constitution`;
export const authorityId = (committee: Msp, msp: Msp): FactId => `${committee}/${msp.toLowerCase()}`;
export const calendarId = (committee: Msp, year: number): FactId => `${committee}/${year}`;

/** A governed number for all, or for one authority. */
export const parameterId = (committee: Msp, name: string, authority?: Msp): FactId =>
  authority === undefined ? `${committee}/${name}` : `${committee}/${name}/${authority.toLowerCase()}`;

export const departmentId = (msp: Msp, path: string): FactId => `${msp}/${path}`;

/** Under this an authority marks a certificate of its own, by the SHA-256 of its DER. */
export const certificateId = (msp: Msp, fingerprint: string): FactId => `${msp}/certificate/${fingerprint}`;

/** An authority has one vote on a proposal, and carries it out once: the name follows from both. */
export const voteId = (msp: Msp, proposal: FactId): FactId =>
  `${msp}/${ownerOf(proposal).toLowerCase()}/${localOf(proposal)}`;

/** What an authority has carried out in place of a fact of the committee's: the name follows from both. */
export const enactmentId = (msp: Msp, kind: string, id: FactId): FactId => `${msp}/${kind}/${localOf(id)}`;

const localOf = (id: FactId): string => id.slice(id.indexOf('/') + 1);
