// One write of a client whose clock is wrong: prints the error's code, or `written`.
const { connect } = require('@oneplusn/sdk');

async function main([profile, identity, dataset, code]) {
  const ledger = await connect({ profile, identity });
  try {
    await ledger.records.put({ dataset, records: [{ code, value: 1 }] });
    return 'written';
  } catch (error) {
    return error.code ?? String(error);
  } finally {
    ledger.close();
  }
}

main(process.argv.slice(2)).then(console.log, (error) => console.log(error.code ?? String(error)));
