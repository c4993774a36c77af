/**
 * Suites of one worker run one after another in the same realm, so that a module of the product is read and compiled
 * once for all of them (runtime.cjs). What a suite changes of the process is put back when it ends.
 */
const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

// Jest compiles in the realm that the environment gives, and node has no name for the one that it runs in itself.
const here = vm.createContext({});
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
  compileFunction(code, parameters, {
    ...options,
    parsingContext: parsingContext === here ? undefined : parsingContext,
  });

module.exports = class SharedEnvironment {
  global = globalThis;
  fakeTimers = null;
  moduleMocker = new ModuleMocker(globalThis);
  #before = { console, exit: process.exit, env: { ...process.env } };

  constructor({ projectConfig }) {
    Object.assign(globalThis, projectConfig.globals);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    const { console, exit, env } = this.#before;
    globalThis.console = console;
    process.exit = exit;
    process.exitCode = undefined;
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
    Object.assign(process.env, env);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return here;
  }
};
