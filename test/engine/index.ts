export type { Net } from './engine';
export { foundationWith, vaultKeysOf } from './foundation';
export { FaultyGateway, type Fault, type GatewayMethod } from './faulty-gateway';
export { Eavesdropper, eavesdropEverywhere } from './eavesdropper';
export { stockGateway } from './gateway';
export { foundNet, startNet, topology, useNet } from './suite';
