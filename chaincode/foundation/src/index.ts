/**
 * The contracts that every authority runs.
 *
 * A peer's chaincode process loads the package's `main` (`service.ts`, by `fabric-chaincode-node server`); an engine
 * that runs them in its own process makes them with `createFoundation`.
 * @packageDocumentation
 */
export { createFoundation } from './foundation';
export type { Foundation, FoundationOptions } from './foundation';
