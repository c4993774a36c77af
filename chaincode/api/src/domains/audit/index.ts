/** The audit: who opened what, and whose records; and what each authority says of the chain. */
export * from './checkpoint';
export * from './openings';
export * from './readers';
export * from './telling';
export * from './withholding';
