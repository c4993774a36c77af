/** The audit: who opened what, and whose records. */
export * from './openings';
export * from './readers';
export * from './withholding';
