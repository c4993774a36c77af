/** A whole ledger in the process of a test: embedded, with the foundation deployed and people registered. */
export { accessOf, Connections, type Access } from './connections';
export { found, parameters } from './found';
export { startNetwork, type Network, type NetworkOptions } from './network';
export { playScenarios } from './scenarios/play';
export { transitionsOf, type Played, type Scenario, type ScenarioStep } from './scenarios/scenario';
export { setCalendars } from './time/calendars';
export { MovableClock } from './time/clock';
export type { Staged } from './scenarios/called';
export { putGiven, setStage, type Stage } from './scenarios/stage';
