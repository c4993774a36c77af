/**
 * What a suite is made of, its file and what stands in test/, is loaded anew for each; everything else by node, once
 * for all suites of a worker. Loading it all for each took half the time of a run.
 */
const { isBuiltin, registerHooks } = require('node:module');
const { sep } = require('node:path');
const { default: JestRuntime } = require('jest-runtime');

/** Set by each suite: what jest makes of a source, and its `moduleNameMapper`. */
let transform;
let names = [];

/** Jest forgets source maps with the suite; errors in shared modules still name the lines of the source. */
const sourceMaps = new (class extends Map {
  clear() {}
})();

require.extensions['.ts'] = (module, filename) => module._compile(transform(filename), filename);

registerHooks({
  resolve(specifier, context, next) {
    const [pattern, target] = names.find(([each]) => each.test(specifier)) ?? [];
    if (pattern) return next(specifier.replace(pattern, target), context);
    // A source imports another as what will be made of it, where it does so only when it comes to it.
    const isOfSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    return next(isOfSource ? specifier.replace(/[.]js$/, '.ts') : specifier, context);
  },
});

/** Of the suite that asks: `createRequire` of a file in test/ gives what the suite itself gets. */
const ofJest = new Set(['@jest/globals', 'module', 'node:module']);

/** What is watched is read anew in each run. */
function forgetSources() {
  for (const path of Object.keys(require.cache)) if (!path.includes('node_modules')) delete require.cache[path];
}

module.exports = class SharedRuntime extends JestRuntime {
  constructor(config, ...rest) {
    const { getBuiltinModule } = process;
    super(config, ...rest);
    // Jest puts its own there, which knows only of modules that it loads.
    process.getBuiltinModule = getBuiltinModule;
    const { watch, watchAll } = rest.at(-1);
    if (watch || watchAll) forgetSources();
    this.transformCache.sourceMaps = sourceMaps;
    transform = (filename) => this.transformCache.transform(filename);
    names = config.moduleNameMapper.map(([pattern, target]) => [new RegExp(pattern), target]);
  }

  requireModuleOrMock(from, name) {
    if (ofJest.has(name)) return super.requireModuleOrMock(from, name);
    if (isBuiltin(name)) return require(name);
    const path = this._resolution.resolveCjs(from, name);
    return this.#isOfSuite(path) ? super.requireModuleOrMock(from, name) : require(path);
  }

  /** Tests use the real parts; a mock would not reach what other modules have loaded. */
  setMock() {
    throw new Error('jest.mock: modules are shared by suites (test/runner). Give the part as an argument instead.');
  }

  #isOfSuite(path) {
    return path.endsWith('.test.ts') || path.startsWith(`${this._config.rootDir}${sep}test${sep}`);
  }
};
