import { endOf, holdBreaks, type Break } from '../../../test/broken';
import { problems } from '../../errors/problems';
import type { Definition } from '../definition';

const wrong = problems.process;

const group = {
  name: 'jobs',
  title: { zh: '经历' },
  schema: { type: 'object' as const, properties: { months: { type: 'integer' as const } }, required: [] },
};

const callOf = ({ states }: Definition) => states.findIndex(({ calls }) => calls);

const breaks: Readonly<Record<string, Break>> = {
  'a call that calls nothing': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    delete definition.states[at]!.calls;
    return [`states.${at}`, wrong.callOpen];
  },
  'a step that calls': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.kind = 'step';
    return [`states.${at}`, wrong.notACall];
  },
  'an end of a call that leads nowhere': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.ends['e0'] = 'nowhere';
    return [`states.${at}.calls.ends.e0`, wrong.noState];
  },
  'an end of a call that leads in a circle': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    const { name, calls } = definition.states[at]!;
    calls!.ends = { e0: name };
    definition.actions = definition.actions.filter(({ from }) => !from.includes(name));
    return [`states.${at}`, wrong.cannotEnd];
  },
  'an end of a call that leaves its branch': (definition) => {
    const at = definition.states.findIndex(({ calls, within }) => calls && within);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.ends['e0'] = definition.states[endOf(definition)]!.name;
    return [`states.${at}.calls.ends.e0`, wrong.crosses];
  },
  'a call that gives what no form has': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.gives = { n: 'absent' };
    return [`states.${at}.calls.gives.n`, wrong.fieldUnknown];
  },
  'a call that takes what no form has': (definition) => {
    const at = callOf(definition);
    if (at < 0) return undefined;
    definition.states[at]!.calls!.takes = { absent: 'n' };
    return [`states.${at}.calls.takes.absent`, wrong.fieldUnknown];
  },
  'a case that begins with a form that is not there': (definition) => {
    definition.begin = { form: 'none' };
    return ['begin.form', wrong.noForm];
  },
  'a case that nobody begins for residents': (definition) => {
    definition.begin = { residents: { roles: [] } };
    return ['begin.residents.roles', wrong.noRole];
  },
  'an applicant of a case that no resident begins': (definition) => {
    delete definition.begin;
    definition.actions[0]!.applicant = true;
    return ['actions.0.applicant', wrong.noApplicant];
  },
  'an escalation without a term': (definition) => {
    delete definition.states[0]!.days;
    definition.states[0]!.escalate = { roles: ['approver'] };
    return ['states.0.escalate', wrong.escalationTimeless];
  },
  'an escalation to nobody': (definition) => {
    Object.assign(definition.states[0]!, { days: 3, escalate: { roles: [] } });
    return ['states.0.escalate.roles', wrong.noRole];
  },
  'an escalation to a department below': (definition) => {
    Object.assign(definition.states[0]!, { days: 3, escalate: { roles: ['approver'], department: 'hrss/licensing' } });
    for (const action of definition.actions) delete action.applicant;
    return ['states.0.escalate.department', wrong.escalationBelow];
  },
  'an escalation where nothing can be done': (definition) => {
    const at = endOf(definition);
    Object.assign(definition.states[at]!, { days: 3, escalate: { roles: ['approver'] } });
    return [`states.${at}.escalate`, wrong.escalationIdle];
  },
  'a notice that is not there': (definition) => {
    definition.actions[0]!.notice = 'none';
    return ['actions.0.notice', wrong.noNotice];
  },
  'a notice that nobody sends': (definition) => {
    definition.notices = [...(definition.notices ?? []), { name: 'spare', title: { zh: '无' }, text: { zh: '无' } }];
    return [`notices.${definition.notices.length - 1}`, wrong.noticeUnused];
  },
  'a notice of what no form has': (definition) => {
    definition.notices = [{ name: 'got', title: { zh: '无' }, text: { zh: '{n}', en: '{n} {absent}' } }];
    definition.actions[0]!.notice = 'got';
    return ['notices.0.text.en', wrong.fieldUnknown];
  },
  'a fee that is not there': (definition) => {
    definition.actions[0]!.fee = { name: 'none', mark: 'due' };
    return ['actions.0.fee.name', wrong.noFee];
  },
  'a fee that nobody can settle': (definition) => {
    definition.fees = [{ name: 'other', title: { zh: '费' }, amount: 1 }];
    for (const action of definition.actions) action.fee = { name: 'other', mark: 'due' };
    return ['fees.0', wrong.feeOpen];
  },
  'a fee of what is no amount': (definition) => {
    definition.fees = [{ name: 'copy', title: { zh: '费' }, field: 'n' }];
    return ['fees.0.field', wrong.feeNoAmount];
  },
  'a fee of what no form has': (definition) => {
    definition.fees = [{ name: 'copy', title: { zh: '费' }, field: 'absent' }];
    return ['fees.0.field', wrong.fieldUnknown];
  },
  'rows that could never be filled in': (definition) => {
    definition.forms[0]!.groups = [{ ...group, min: 3, max: 1 }];
    return ['forms.0.groups.0.min', wrong.groupNever];
  },
  'rows that bear the name of a field': (definition) => {
    definition.forms[0]!.groups = [{ ...group, name: 'n' }];
    return ['forms.0.groups.0.name', wrong.nameTwice];
  },
  'rows whose rules contradict themselves': (definition) => {
    const properties = { months: { type: 'integer' as const, minimum: 2, maximum: 1 } };
    definition.forms[0]!.groups = [{ ...group, schema: { type: 'object', properties, required: [] } }];
    return ['forms.0.groups.0.schema.properties.months', problems.catalog.minimumAboveMaximum];
  },
};

holdBreaks(breaks);
