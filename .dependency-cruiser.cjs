/**
 * The house rules of docs/explanation/architecture.md: which room may open the door to which. What an error is, all
 * know.
 */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/src`, pathNot: '[.]test[.]ts$' },
  to: { path: '^(chaincode|client-sdk|network)/', pathNot: `^(${[from, 'chaincode/errors', ...allowed].join('|')})/` },
});
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('errors-stand-alone', 'chaincode/errors', []),
    only('api-knows-errors', 'chaincode/api', []),
    only('foundation-knows-api', 'chaincode/foundation', ['chaincode/api']),
    only('sdk-knows-api', 'client-sdk/sdk', ['chaincode/api']),
    only('channel-stands-alone', 'network/channel', []),
    only('indexer-knows-sdk', 'client-sdk/indexer', ['client-sdk/sdk', 'network/channel']),
    only('evidence-knows-channel', 'client-sdk/evidence', ['chaincode/api', 'network/channel']),
    only('create-app-stands-alone', 'client-sdk/create-app', []),
    only('cli-knows-sdk', 'client-sdk/cli', [
      'chaincode/api',
      'client-sdk/create-app',
      'client-sdk/evidence',
      'client-sdk/indexer',
      'client-sdk/sdk',
      'network/deployment',
      'network/topology',
    ]),
    only('testkit-knows-sdk', 'client-sdk/testkit', [
      'chaincode/api',
      'chaincode/foundation',
      'client-sdk/sdk',
      'network/devnet',
      'network/topology',
    ]),
    only('topology-knows-errors', 'network/topology', []),
    only('deployment-knows-sdk', 'network/deployment', ['chaincode/api', 'client-sdk/sdk']),
    only('devnet-knows-topology', 'network/devnet', ['network/channel', 'network/topology']),
    only('fabric-knows-topology', 'network/fabric', ['client-sdk/sdk', 'network/topology', 'network/deployment']),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
  },
};
