import {
  answerAboutName,
  appeals,
  askForName,
  type CaseOfStory,
  hearing,
  pause,
  retaliation,
  type Step,
  say,
  saysSolved,
  step,
  withdraws,
  writes,
} from './case-telling.ts'
import { caseHandler, secondHandler } from './people.ts'

/** How a case begins, in the language of whoever spoke. */
const received: Step = ['ACKNOWLEDGE', '您的申诉已收到，谢谢您告诉我们。我们会在十个工作日内答复是否受理。']
const recue: Step = ['ACKNOWLEDGE', 'Nous avons bien reçu ce que vous nous dites. Nous vous répondrons sous dix jours ouvrés.']
const arrived: Step = [
  'ACKNOWLEDGE',
  'Thank you for telling us. It has arrived, and within ten working days you will read whether we look into it.',
]
const admitted: readonly Step[] = [received, ['TRIAGE'], ['ADMIT', '我们受理您的申诉，并开始核实。']]
const recevable: readonly Step[] = [recue, ['TRIAGE'], ['ADMIT', 'Votre plainte est recevable. Nous commençons à vérifier.']]
const accepted: readonly Step[] = [arrived, ['TRIAGE'], ['ADMIT', 'Your grievance is admitted. We have begun to look into it.']]
const found = (before: readonly Step[], findings: string): readonly Step[] => [...before, ['INVESTIGATE'], ['DRAFT_FINDINGS', findings]]

/** Cases in every state, in three languages and by every channel; what is said is invented. A test holds that no state is missing. */
export const cases: readonly CaseOfStory[] = [
  {
    days: 2,
    said: {
      language: 'fr',
      what: 'Depuis lundi, la poussière du concasseur couvre notre puits. L’eau est rouge. J’ai pris une photo de la colline d’en face.',
      about: 'La mine, je ne connais pas le nom de la société',
      place: 'Près de la piste de Sangarédi',
      ...{ topic: 'T2-E5', country: 'GN', relation: 'RESIDENT', ongoing: 'YES', affected: 'Une dizaine de familles', sharing: 'HANDLER' },
      wanted: 'Que l’eau soit analysée, et qu’on nous apporte de l’eau propre en attendant.',
    },
    picture: 'colline.png',
    steps: [],
  },
  {
    days: 4,
    said: {
      language: 'zh',
      what: '夜班没有发防尘口罩，班长说用完了就自己买。',
      topic: 'T2-S2',
      country: 'CN',
      relation: 'WORKER',
      ongoing: 'YES',
    },
    steps: [received],
    after: [
      say('MESSAGE', '请问是哪个车间、从什么时候开始的？附上车间编号。请不要写您的名字。', {
        name: '车间编号.csv',
        text: '编号,车间\nA,熔铸一车间\nB,熔铸二车间\nC,锯切与均热\nD,炉渣处理\n',
      }),
      writes('B，从上个月换了班长开始。'),
    ],
  },
  {
    // About ourselves, and late: whoever works there neither gets it nor can be given it.
    days: 22,
    department: '质量部',
    said: {
      language: 'zh',
      what: '废铝进厂的检验单是先写好的，有时车还没到就已经“合格”。不照写的人会被调去夜班。',
      ...{ topic: 'AII-D', country: 'CN', relation: 'WORKER', ongoing: 'YES', sharing: 'NOBODY' },
    },
    steps: [received],
    after: [say('NOTE', '质量部的同事不得参与本案。先向申诉人了解检验单的样式，再调取地磅记录。')],
  },
  {
    days: 9,
    channel: 'PHONE',
    said: {
      language: 'fr',
      what: 'Au barrage de Kolaboui, on nous demande 50 000 francs par camion, sans reçu.',
      ...{ topic: 'AII-C', country: 'GN', relation: 'SUPPLIER' },
    },
    steps: [recue, ['TRIAGE']],
  },
  {
    days: 30,
    channel: 'MAIL',
    said: { language: 'zh', what: '你们的铝棒表面有划痕，要求退货。', topic: 'OTHER', country: 'CN' },
    steps: [
      received,
      ['TRIAGE'],
      [
        'DISMISS',
        '这是产品质量问题，请联系销售部门；它不属于供应链尽责申诉。您可以在 30 天内申请复核。',
        { dismissedFor: 'NOT_OUR_CHAIN' },
      ],
    ],
  },
  {
    days: 40,
    said: {
      language: 'en',
      what: 'A trader in the port mixes ore from several mines and writes one origin on the papers.',
      ...{ topic: 'AII-D', country: 'GN', relation: 'NGO' },
    },
    steps: [
      arrived,
      ['TRIAGE'],
      [
        'REFER',
        'The traders are not ours. We have handed this on to the Minerals Grievance Platform, which covers bauxite; they will answer you through this page.',
        { referredTo: 'MINERALS_GRIEVANCE_PLATFORM' },
      ],
    ],
  },
  {
    days: 12,
    channel: 'MEETING',
    said: {
      language: 'fr',
      what: 'On a mesuré nos champs sans nous demander, et des bornes ont été posées.',
      ...{ topic: 'T2-S5', country: 'GN', relation: 'RESIDENT', onBehalf: 'Les familles du hameau, réunies le dimanche sous le manguier' },
    },
    steps: recevable,
  },
  {
    days: 26,
    said: {
      language: 'fr',
      what: 'Des enfants trient le minerai près de la piste, le soir.',
      ...{ topic: 'AII-A3', country: 'GN', name: 'M. C.', contact: '+224 600 00 00 00', contactTime: 'le dimanche', sharing: 'HANDLER' },
    },
    steps: [...recevable, ['INVESTIGATE']],
    after: [
      say('NOTE', '已联系博凯的当地组织，请其周日到现场看一看；不要提及来源。'),
      askForName('当地组织愿意直接联系申诉人，需征得其同意。'),
      pause('NO_ACCESS', 'La piste est coupée par les pluies. Nous reprenons dès qu’elle est ouverte, au plus tard dans deux semaines.'),
    ],
  },
  {
    days: 33,
    channel: 'LETTER',
    said: {
      language: 'zh',
      what: '车队司机每天开十四个小时，没有休息日。',
      ...{
        topic: 'T2-S3',
        country: 'CN',
        relation: 'WORKER',
        name: '老周',
        contact: '请托门口小卖部转交',
        contactTime: '周三晚上',
        sharing: 'HANDLER',
      },
    },
    steps: found(admitted, '三个月的行车记录与信中所说相符：平均每天十三小时四十分钟，两个月没有休息日。'),
    after: [
      askForName('行车记录缺了两周，只能请申诉人当面指认。'),
      answerAboutName(true, '同意。请只在周三晚上经门口小卖部联系，不要打电话，也不要去车队找人。'),
    ],
  },
  {
    days: 45,
    said: { language: 'zh', what: '堆场的废水直接排进了水渠。', topic: 'T2-E3', country: 'CN', relation: 'RESIDENT' },
    steps: found(admitted, '卫星图像与两次取样显示，雨后排水口的悬浮物超标。'),
    // Until some days after the reader looks.
    after: [
      hearing({
        to: 'casthouse@shili.example',
        words: '有人反映，厂区原料堆放处的雨水未经沉淀就流出厂外。请说明雨水如何收集和处理，并提供最近三个月的检测记录。',
        days: 20,
      }),
    ],
  },
  {
    days: 52,
    said: {
      language: 'zh',
      what: '有人说我们的矿工被扣了身份证件。',
      ...{ topic: 'AII-A2', country: 'CN', relation: 'OTHER', name: '一位家属', contact: 'example@example.org', sharing: 'NOBODY' },
    },
    steps: [
      ...admitted,
      ['INVESTIGATE'],
      ['DRAFT_FINDINGS', '查看宿舍与合同，并与二十名工人单独谈话：证件均由本人保管。'],
      ['FIND_UNFOUNDED', '我们查看了宿舍与合同，并与二十名工人单独谈话：证件均由本人保管。若您有新的情况，请告诉我们。'],
    ],
    after: [
      askForName('想请申诉人指认具体是哪几位矿工。'),
      answerAboutName(false, '申诉人写明不愿公开身份；可以在对话中询问，不需要知道是谁。'),
    ],
  },
  {
    // What a supplier did is for its reviewer too: as a red flag, without a word of this.
    days: 40,
    supplier: '赤峰示例电解铝有限公司',
    said: {
      language: 'zh',
      what: '电解车间的除尘器坏了一个多月，交接班记录上天天写“正常”。上周有两个人头晕被送走，让我们别往外说。',
      ...{ topic: 'T2-S2', country: 'CN', relation: 'WORKER', ongoing: 'YES', affected: '夜班三十多人', sharing: 'NOBODY' },
    },
    steps: found(admitted, '维修单、用电记录与两名医生的说法一致：除尘系统停用三十七天，期间没有停产。'),
    after: [
      hearing({
        to: 'smelter@chifeng.example',
        words: '据反映，贵厂有工段的除尘系统长时间停用而生产照常。请说明停用的起止日期和原因，并提供维修单与用电记录。',
        days: 14,
        comment: '停用属实：滤袋到货晚了一个多月，期间为保交货没有停产。滤袋现已到货，下周更换，维修单另行寄上。',
      }),
      step(caseHandler, 'SUBSTANTIATE', '您说的情况属实。我们已要求停用的工段先停下来，修好并检测之后再开。', {
        result: 'SUBSTANTIATED',
      }),
    ],
  },
  {
    days: 75,
    said: {
      language: 'fr',
      what: 'Deux chauffeurs ont été renvoyés après s’être plaints du barrage.',
      ...{ topic: 'T2-S4', country: 'GN', relation: 'WORKER' },
    },
    steps: [
      ...found(recevable, 'Les deux renvois suivent de trois jours la plainte au chef de quai.'),
      ['SUBSTANTIATE', 'Votre plainte est fondée : les renvois n’avaient pas d’autre motif.', { result: 'SUBSTANTIATED' }],
      [
        'START_REMEDY',
        'Les deux chauffeurs sont réintégrés et le salaire perdu est payé d’ici la fin du mois.',
        { remedyKind: 'RESTITUTION' },
      ],
    ],
    after: [writes('Depuis hier on me suit jusqu’à la maison.'), retaliation],
  },
  {
    days: 120,
    said: { language: 'zh', what: '食堂旁边的油桶没有盖。', topic: 'T2-E3', country: 'CN', relation: 'WORKER' },
    steps: [
      ...found(admitted, '现场有六只油桶敞口，雨水会流向排水沟。'),
      ['SUBSTANTIATE', '情况属实，油桶已移走。', { result: 'SUBSTANTIATED' }],
      ['START_REMEDY', '设置带围堰的油品存放区。', { remedyKind: 'NON_REPETITION' }],
    ],
    after: [
      saysSolved('YES', '现在好多了，谢谢。'),
      step(caseHandler, 'CLOSE', '感谢您的反馈，我们就此结案。如有异议，您可以申请复核。', {
        rootCause: 'NO_RULE',
        changeMade: 'SITE',
        learned: '油品此前没有固定的存放区，班组各放各的。自本月起设带围堰的存放区，由设备部每周检查。',
      }),
    ],
  },
  {
    days: 58,
    said: { language: 'en', what: 'The guards search women in an undignified way.', topic: 'AII-C', country: 'GN', relation: 'WORKER' },
    steps: [
      ...found(accepted, 'Rosters and recordings of two weeks were looked at; nothing of the kind is on them.'),
      ['FIND_UNFOUNDED', 'We could not establish this from the rosters and the cameras.'],
    ],
    after: [appeals('The cameras do not cover the second gate. Ask the women there.')],
  },
  {
    days: 95,
    said: { language: 'zh', what: '供应商的许可证看起来是改过的。', topic: 'AII-D', country: 'CN' },
    steps: [...found(admitted, '与登记机关公布的信息逐项核对，未见不同。'), ['FIND_UNFOUNDED', '许可证与登记机关记录一致。']],
    after: [
      appeals('请核对发证日期，那一天是节假日。'),
      step(secondHandler, 'REVIEW', '已由另一位处理员重新核对：发证日期确有疑问，原决定不能维持。', { appealResult: 'CHANGED' }),
    ],
  },
  {
    days: 140,
    said: { language: 'zh', what: '新矿区放炮震裂了我家的墙。', topic: 'T2-S8', country: 'CN', relation: 'RESIDENT' },
    steps: [
      ...found(admitted, '爆破台账当天没有记录。'),
      ['FIND_UNFOUNDED', '记录显示当天没有放炮。'],
      ['CLOSE', '就此结案。如有异议，您可以申请复核。'],
      ['REOPEN', '我们得到了新的测震记录，重新受理您的申诉。'],
    ],
  },
  {
    days: 18,
    said: { language: 'fr', what: 'On ne nous a pas payé les heures du samedi.', topic: 'T2-S3', country: 'GN', relation: 'WORKER' },
    steps: [recue],
    after: [writes('Le chef a payé hier.'), withdraws('C’est réglé, merci.')],
  },
]
