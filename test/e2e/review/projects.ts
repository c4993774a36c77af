/** Projects for the suites on the review: what is duplicated, duplicates, and one that is like nothing. */
import type { InputOf, Transactions } from '@oneplusn/api';

export type Profile = InputOf<Transactions['review']['file']>;

export const parking: Profile = {
  title: '深圳市公共停车泊位联网服务平台建设项目',
  domain: '城市管理',
  region: '广东',
  functions: ['停车场实时数据接入', '空余泊位发布', '路内停车电子收费', '欠费催缴', '用户管理'],
  positioning: '把分散的停车场联成一网, 让市民好找车位',
  description: '接入停车场实时数据, 发布空余泊位, 实行路内停车电子收费与欠费催缴。依托政务云运行。',
  budgetWan: 2100,
};

export const parkingElsewhere: Profile = {
  title: '宁波市停车泊位一张网系统',
  domain: '城市管理',
  region: '浙江',
  functions: ['泊位空余信息发布', '停车场数据实时接入', '停车欠费催缴', '日志审计'],
  positioning: '联通停车场, 让车主方便找车位',
  description: '接入停车场实时数据并发布空余泊位, 支持欠费催缴。系统通过等保三级测评。',
};

export const lifts: Profile = {
  title: '电梯应急救援与维保监管系统',
  domain: '市场监管',
  functions: ['电梯档案', '困人报警接听', '救援力量调度', '维保记录上传', '检验到期提醒'],
  positioning: '困人三十分钟内到场',
  description: '每台电梯一码一档, 困人时扫码报警, 就近调度救援力量, 维保人员现场上传记录。',
};

export const blood: Profile = {
  title: '血液采供与临床用血调配系统',
  domain: '卫生健康',
  functions: ['献血者招募预约', '血液检测放行', '血库库存预警', '临床用血申请', '跨院血液调配'],
  positioning: '血等人, 不让人等血',
  description: '血站招募预约献血者, 检测合格后放行入库, 库存不足时预警, 医院提交用血申请, 紧急时跨院调配。',
};

export const grid: Profile = {
  title: '基层网格事件分派处置平台',
  domain: '基层治理',
  functions: ['网格划分维护', '网格员走访采集', '事件上报', '分级分派', '处置时限跟踪'],
  positioning: '小事不出网格',
  description: '网格员走访采集人口与隐患, 发现事件拍照上报, 分级分派到站所并跟踪处置时限。',
};

export const trees: Profile = {
  title: '古树名木挂牌养护系统',
  domain: '林业',
  functions: ['树龄鉴定', '挂牌赋码', '树冠根系体检', '认捐认养'],
  positioning: '留住村口那棵老树',
  description: '对百年以上的古树鉴定树龄、挂牌赋码, 体检树冠与根系, 社会各界可认捐认养。',
};

/** Nothing but places and stock wording. */
export const hollow: Profile = {
  title: '广东省信息化平台建设项目',
  domain: '综合',
  functions: ['用户管理', '日志审计'],
  positioning: '建设平台',
  description: '依托政务云运行, 通过等保三级测评。',
};

/** The same in other words: what another authority files. */
export const renamed = (project: Profile, title: string): Profile => ({ ...project, title });
