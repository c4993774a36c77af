'use strict';

const { AssetTransfer } = require('./asset-transfer');

module.exports.contracts = [AssetTransfer];
