/** Run by the preset before a test file: chaincode in this process would tell of each call on the console. */
process.env['CORE_CHAINCODE_LOGGING_LEVEL'] ??= 'CRITICAL';
