import { randomUUID } from 'node:crypto'
import type { StepName } from 'shared/rules/grievances/steps.ts'
import type { TakeStep } from 'shared/schemas/cases.ts'
import type { FileGrievance } from 'shared/schemas/file-grievance.ts'
import type { GrievanceChannel } from 'shared/words/cases.ts'
import type { Context } from '../src/core/context.ts'
import { pauseCase, seeToRetaliation, takeStep, writeInCase } from '../src/features/grievances/case.commands.ts'
import { fileGrievance } from '../src/features/grievances/filing.commands.ts'
import { askIdentity } from '../src/features/grievances/identity.commands.ts'
import { vouchForHandler } from '../src/features/grievances/key.commands.ts'
import { answerSolved, appealAsSender, withdrawAsSender, writeAsSender } from '../src/features/grievances/sender.commands.ts'
import { hearSupplier } from './hearings.ts'
import { caseHandler, secondHandler } from './people.ts'

/** What the story of the cases needs of the story. */
export interface Teller {
  as<T>(email: string | null, act: (ctx: Context) => Promise<T>): Promise<T>
  /** So many days before the reader looks. */
  daysAgo(days: number): void
  /** What lies back is told, and the story goes on where it was. */
  meanwhile(act: () => Promise<void>): Promise<void>
}

type Step = [StepName, string?, Partial<TakeStep>?]
interface CaseOfStory {
  readonly days: number
  readonly channel?: GrievanceChannel
  readonly said: Partial<FileGrievance> & Pick<FileGrievance, 'what' | 'language'>
  readonly steps: readonly Step[]
  readonly after?: (told: Told) => Promise<void>
}
interface Told {
  readonly story: Teller
  readonly id: string
  readonly code: string
  step(email: string, ...step: Step): Promise<void>
}

const received: Step = ['ACKNOWLEDGE', '您的申诉已收到，谢谢您告诉我们。我们会在十个工作日内答复是否受理。']
const recue: Step = ['ACKNOWLEDGE', 'Nous avons bien reçu ce que vous nous dites. Nous vous répondrons sous dix jours ouvrés.']
const checked: readonly Step[] = [received, ['TRIAGE'], ['ADMIT', '我们受理您的申诉，并开始核实。']]
const examinee: readonly Step[] = [recue, ['TRIAGE'], ['ADMIT', 'Votre plainte est recevable. Nous commençons à vérifier.']]
const found: readonly Step[] = [...checked, ['INVESTIGATE'], ['DRAFT_FINDINGS', '已查看现场照片与运输记录，初步认为所述情况属实。']]

const say =
  (kind: 'MESSAGE' | 'NOTE' | 'COMMENT', words: string, file?: { readonly name: string; readonly text: string }) =>
  async ({ story, id }: Told): Promise<void> => {
    await story.as(caseHandler, async ctx => {
      const { caseFiles } = ctx.house
      const laid = file ? [(await caseFiles.take(file.name, Buffer.from(file.text), ctx.actor.accountId ?? '')).id] : []
      await writeInCase(ctx, { id, kind, words, files: laid })
      await caseFiles.forget(...laid)
    })
  }
const versionOf = async (ctx: Context, id: string): Promise<number> => {
  const [row] = await ctx.ask({ text: 'SELECT version FROM grievances WHERE id = $1', values: [id] })
  return Number(row?.version)
}

/** One in every state; what is said is invented. */
const cases: readonly CaseOfStory[] = [
  {
    days: 2,
    said: {
      language: 'fr',
      what: 'Depuis lundi, la poussière du concasseur couvre notre puits. L’eau est rouge.',
      topic: 'T2-E5',
      country: 'GN',
      relation: 'RESIDENT',
      ongoing: 'YES',
    },
    steps: [],
  },
  {
    days: 4,
    said: { language: 'zh', what: '夜班没有发防尘口罩，班长说用完了就自己买。', topic: 'T2-S2', country: 'CN', relation: 'WORKER' },
    steps: [received],
    after: say('MESSAGE', '请问是哪个车间、从什么时候开始的？附上车间编号。请不要写您的名字。', {
      name: '车间编号.csv',
      text: '编号,车间\nA,熔铸一车间\nB,熔铸二车间\nC,锯切与均热\nD,炉渣处理\n',
    }),
  },
  {
    days: 9,
    channel: 'PHONE',
    said: {
      language: 'fr',
      what: 'Au barrage de Kolaboui, on nous demande 50 000 francs par camion, sans reçu.',
      topic: 'AII-C',
      country: 'GN',
      relation: 'SUPPLIER',
    },
    steps: [recue, ['TRIAGE']],
  },
  {
    days: 30,
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
      topic: 'AII-D',
      country: 'GN',
      relation: 'NGO',
    },
    steps: [
      received,
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
    said: {
      language: 'fr',
      what: 'On a mesuré nos champs sans nous demander, et des bornes ont été posées.',
      topic: 'T2-S5',
      country: 'GN',
      relation: 'RESIDENT',
    },
    steps: examinee,
  },
  {
    days: 26,
    said: {
      language: 'fr',
      what: 'Des enfants trient le minerai près de la piste, le soir.',
      topic: 'AII-A3',
      country: 'GN',
      anonymous: false,
      name: 'M. C.',
      contact: '+224 600 00 00 00',
      contactTime: 'le dimanche',
    },
    steps: [...examinee, ['INVESTIGATE']],
    after: async told => {
      await say('NOTE', '已联系博凯的当地组织，请其周日到现场看一看；不要提及来源。')(told)
      await told.story.as(caseHandler, ctx => askIdentity(ctx, { id: told.id, words: '当地组织愿意直接联系申诉人，需征得其同意。' }))
      await told.story.as(caseHandler, async ctx => {
        const words = 'La piste est coupée par les pluies. Nous reprenons dès qu’elle est ouverte, au plus tard dans deux semaines.'
        await pauseCase(ctx, { id: told.id, version: await versionOf(ctx, told.id), reason: 'NO_ACCESS', words })
      })
    },
  },
  {
    days: 33,
    channel: 'LETTER',
    said: { language: 'zh', what: '车队司机每天开十四个小时，没有休息日。', topic: 'T2-S3', country: 'CN', relation: 'WORKER' },
    steps: found,
  },
  {
    days: 45,
    said: { language: 'zh', what: '堆场的废水直接排进了水渠。', topic: 'T2-E3', country: 'CN', relation: 'RESIDENT' },
    steps: found,
    after: async ({ story, id }) => {
      // Until some days after the reader looks.
      await hearSupplier((email, act) => story.as(email, act), id, {
        to: 'casthouse@shili.example',
        words: '有人反映，厂区原料堆放处的雨水未经沉淀就流出厂外。请说明雨水如何收集和处理，并提供最近三个月的检测记录。',
        days: 20,
      })
    },
  },
  {
    days: 52,
    said: { language: 'zh', what: '有人说我们的矿工被扣了身份证件。', topic: 'AII-A2', country: 'CN' },
    steps: [...found, ['FIND_UNFOUNDED', '我们查看了宿舍与合同，并与二十名工人单独谈话：证件均由本人保管。若您有新的情况，请告诉我们。']],
  },
  {
    days: 75,
    said: {
      language: 'fr',
      what: 'Deux chauffeurs ont été renvoyés après s’être plaints du barrage.',
      topic: 'T2-S4',
      country: 'GN',
      relation: 'WORKER',
    },
    steps: [
      ...examinee,
      ['INVESTIGATE'],
      ['DRAFT_FINDINGS', 'Les deux renvois suivent de trois jours la plainte au chef de quai.'],
      ['SUBSTANTIATE', 'Votre plainte est fondée : les renvois n’avaient pas d’autre motif.', { result: 'SUBSTANTIATED' }],
      [
        'START_REMEDY',
        'Les deux chauffeurs sont réintégrés et le salaire perdu est payé d’ici la fin du mois.',
        { remedyKind: 'RESTITUTION' },
      ],
    ],
    after: async ({ story, id }) => {
      await story.as(caseHandler, async ctx => seeToRetaliation(ctx, { id, version: await versionOf(ctx, id), seenTo: false }))
    },
  },
  {
    days: 120,
    said: { language: 'zh', what: '食堂旁边的油桶没有盖。', topic: 'T2-E3', country: 'CN', relation: 'WORKER' },
    steps: [
      ...found,
      ['SUBSTANTIATE', '情况属实，油桶已移走。', { result: 'SUBSTANTIATED' }],
      ['START_REMEDY', '设置带围堰的油品存放区。', { remedyKind: 'NON_REPETITION' }],
    ],
    after: async ({ story, code, step }) => {
      await story.as(null, ctx => answerSolved(ctx, code, { id: randomUUID(), solved: 'YES', text: '现在好多了，谢谢。' }))
      await step(caseHandler, 'CLOSE', '感谢您的反馈，我们就此结案。如有异议，您可以申请复核。', {
        rootCause: 'NO_RULE',
        changeMade: 'SITE',
        learned: '油品此前没有固定的存放区，班组各放各的。自本月起设带围堰的存放区，由设备部每周检查。',
      })
    },
  },
  {
    days: 58,
    said: { language: 'en', what: 'The guards search women in an undignified way.', topic: 'AII-C', country: 'GN', relation: 'WORKER' },
    steps: [...found, ['FIND_UNFOUNDED', 'We could not establish this from the rosters and the cameras.']],
    after: async ({ story, code }) => {
      await story.as(null, ctx =>
        appealAsSender(ctx, code, { id: randomUUID(), text: 'The cameras do not cover the second gate. Ask the women there.' }),
      )
    },
  },
  {
    days: 95,
    said: { language: 'zh', what: '供应商的许可证看起来是改过的。', topic: 'AII-D', country: 'CN' },
    steps: [...found, ['FIND_UNFOUNDED', '许可证与登记机关记录一致。']],
    after: async ({ story, code, step }) => {
      await story.as(null, ctx => appealAsSender(ctx, code, { id: randomUUID(), text: '请核对发证日期，那一天是节假日。' }))
      await step(secondHandler, 'REVIEW', '已由另一位处理员重新核对：发证日期确有疑问，原决定不能维持。', { appealResult: 'CHANGED' })
    },
  },
  {
    days: 140,
    said: { language: 'zh', what: '新矿区放炮震裂了我家的墙。', topic: 'T2-S8', country: 'CN', relation: 'RESIDENT' },
    steps: [
      ...found,
      ['FIND_UNFOUNDED', '记录显示当天没有放炮。'],
      ['CLOSE', '就此结案。如有异议，您可以申请复核。'],
      ['REOPEN', '我们得到了新的测震记录，重新受理您的申诉。'],
    ],
  },
  {
    days: 18,
    said: { language: 'fr', what: 'On ne nous a pas payé les heures du samedi.', topic: 'T2-S3', country: 'GN', relation: 'WORKER' },
    steps: [recue],
    after: async ({ story, code }) => {
      await story.as(null, ctx => writeAsSender(ctx, code, { id: randomUUID(), text: 'Le chef a payé hier.' }, []))
      await story.as(null, ctx => withdrawAsSender(ctx, code, { id: randomUUID(), text: 'C’est réglé, merci.' }))
    },
  },
]

/** A day or two between one step and the next, and never later than the reader. */
async function tellCase(story: Teller, programmeId: string, { days, channel, said, steps, after }: CaseOfStory): Promise<void> {
  let ago = days
  const on = (): void => {
    ago = Math.max(ago - Math.max(days / (steps.length + 3), 0.2), 0.05)
    story.daysAgo(ago)
  }
  story.daysAgo(ago)
  const input: FileGrievance = {
    id: randomUUID(),
    concernsUs: false,
    danger: false,
    anonymous: true,
    agreed: true,
    ...said,
  } as FileGrievance
  const { grievanceId: id, code } = await story.as(channel ? caseHandler : null, ctx =>
    fileGrievance(ctx, programmeId, input, [], channel ?? 'ONLINE'),
  )
  const step = async (email: string, name: StepName, words?: string, more: Partial<TakeStep> = {}): Promise<void> => {
    on()
    await story.as(email, async ctx => takeStep(ctx, { id, version: await versionOf(ctx, id), step: name, words: words ?? null, ...more }))
  }
  for (const one of steps) await step(caseHandler, ...one)
  on()
  await after?.({ story, id, code, step })
}

/** The second handler's key is vouched for by the first, then everything that people told the company. */
export async function tellCases(story: Teller): Promise<void> {
  const { programmeId, accountId } = await story.as(secondHandler, async ctx => ctx.actor)
  await story.as(caseHandler, ctx => vouchForHandler(ctx, accountId ?? ''))
  await story.meanwhile(async () => {
    for (const one of cases) await tellCase(story, programmeId ?? '', one)
  })
}
