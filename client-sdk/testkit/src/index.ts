/** A whole ledger in the process of a test: embedded, with the foundation deployed and people registered. */
export { accessOf, Connections, type Access } from './connections';
export { found, parameters } from './found';
export { startNetwork, type Network, type NetworkOptions } from './network';
export { playScenarios } from './scenarios/play';
export { transitionsOf, type Played, type Scenario, type ScenarioStep } from './scenarios/scenario';
export { putGiven, setStage, type Stage, type Staged } from './scenarios/stage';
