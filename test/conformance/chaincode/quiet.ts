// fabric-shim tells the console of every call, and of every error that a chaincode answers, unless told otherwise
// before it is loaded.
process.env['CORE_CHAINCODE_LOGGING_LEVEL'] = 'critical';
