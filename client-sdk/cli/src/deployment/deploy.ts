/** `oneplusn deploy`, `oneplusn upgrade`: each authority for itself; what is done already is left alone. */
import { deploy, parsePolicy, planDeployment, readPackage, type Order, type Step } from '@oneplusn/deployment';
import { Command } from 'commander';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { nameOf, wantedOf } from '../options/globals';
import type { Session } from '../session';
import { planView, stepText } from './plan-view';
import { reachOf, type Reached } from './reach';
import { sayIn } from '../language/say';

interface Options {
  readonly package?: string;
  readonly policy?: string;
  readonly dryRun?: boolean;
  readonly commit: boolean;
}

export const deployCommand = (session: Session): Command => commandOf(session, 'deploy');
export const upgradeCommand = (session: Session): Command => commandOf(session, 'upgrade');

function commandOf(session: Session, name: 'deploy' | 'upgrade'): Command {
  const say = sayIn(session.settings);
  const command = new Command(name)
    .usage(`--package <file> [${say('选项', 'options')}]`)
    .option('--package <file>', say('oneplusn package 写出的 foundation.tgz', 'foundation.tgz of oneplusn package'))
    .option(
      '--policy <policy>',
      say(
        "背书策略, 如 OutOf(2,'GD.peer','ZJ.peer'); all: 通道全部机构 (首次部署默认)",
        "endorsement policy, e.g. OutOf(2,'GD.peer','ZJ.peer'); all: of all authorities (the first one's default)",
      ),
    )
    .option('--dry-run', say('只显示计划', 'show the plan only'))
    .option('--no-commit', say('多数批准后也不提交', 'leave the commit to another authority'));
  return command.action(async () => {
    const options = command.opts<Options>();
    if (options.package === undefined) throw misuse(cliErrors.required, { given: '--package' });
    const made = await readPackage(await session.readBytes(options.package), options.package);
    const policy = policyOf(options.policy);
    const reached = await reachOf(session, command);
    const { chaincode, committee, signatures } = reached.profile;
    const order: Order = {
      ...{ package: made, name: chaincode, committee, signatures, upgrade: name === 'upgrade' },
      ...(policy === undefined ? {} : { policy }),
      ...(name === 'upgrade' ? await governs(session, command, reached) : {}),
    };
    const plan = options.dryRun
      ? await planDeployment(reached, order, options)
      : await deploy(reached, order, {
          commit: options.commit,
          onStep: (step: Step) => session.note(stepText(step, { zh: '完成', en: 'done' })),
        });
    session.print({ dryRun: options.dryRun === true, ...plan }, (pen) =>
      planView(plan, pen, name, options.dryRun === true),
    );
  });
}

function policyOf(text: string | undefined): Order['policy'] {
  return text === undefined || text === 'all' ? text : parsePolicy(text);
}

/** Who governs, by the ledger: undefined where nothing answers, such as a service that has not been started. */
async function governs(session: Session, command: Command, { profile }: Reached): Promise<{ governs?: string }> {
  try {
    const ledger = await session.connect(wantedOf(command), 'evaluate', nameOf(command));
    const { items } = await ledger.registry.authorities();
    const found = items.find(({ kind }) => kind === 'committee');
    return found ? { governs: found.msp } : {};
  } catch {
    session.note({
      zh: `账本未能应答, 无法核对主管机构 ${profile.committee}`,
      en: `The ledger does not answer: whether ${profile.committee} governs could not be checked`,
    });
    return {};
  }
}
