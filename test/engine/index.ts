export type { Engine, Net, StartOptions } from './engine';
export { foundationWith, vaultKeysOf } from './foundation';
export { FaultyGateway, type Fault, type GatewayMethod } from './faulty-gateway';
export { Eavesdropper, eavesdropEverywhere } from './eavesdropper';
export { stockGateway, type StockGateway } from './gateway';
export { Relay } from './relay';
export { engine, foundNet, startNet, topology, useNet, type SuiteOptions } from './suite';
