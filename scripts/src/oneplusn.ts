/** `npm run oneplusn -- ...`: the command of `@oneplusn/cli`, from this clone. */
import { main } from '@oneplusn/cli';

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
