import { setEmergency, setPublicPath, setSpeaking } from '../src/features/grievances/settings.commands.ts'
import type { Teller } from './case-telling.ts'
import { caseHandler } from './people.ts'

/** How the company of the story takes grievances: its handlers' languages, its office, whom to call at its sites. */
export async function tellMechanism(story: Teller): Promise<void> {
  await story.as(caseHandler, ctx =>
    setSpeaking(ctx, {
      version: 0,
      open: true,
      languages: ['zh', 'en', 'fr', 'mn'],
      elsewhere: {
        zh: '通辽厂区东门申诉信箱，每周一、周四开箱；电话 0475 000 0000，工作日 9:00–17:00。',
        en: 'Letter box at the east gate of the Tongliao plant, opened on Mondays and Thursdays. Telephone +86 475 000 0000, working days 9 to 17.',
        fr: 'Boîte aux lettres au bureau de Kamsar, près du port, ouverte le lundi et le jeudi. Téléphone +224 600 00 00 00.',
      },
      privacyContact: 'privacy@shifan.example',
    }),
  )
  await story.as(caseHandler, ctx =>
    setEmergency(ctx, {
      version: 1,
      emergency: {
        zh: '请立即拨打 110（报警）或 120（急救）。厂区内请拨打调度室 0475 000 0001，全天有人值守。我们只在工作日阅读来信。',
        en: 'Call 110 (police) or 120 (ambulance) in China at once; in Guinea 117 or your village’s health post. We read on working days only.',
        fr: 'En Guinée, appelez tout de suite le 117 (police) ou le poste de santé du village. Nous ne lisons que les jours ouvrables.',
      },
    }),
  )
  // Short enough to be painted on a wall.
  await story.as(caseHandler, ctx => setPublicPath(ctx, { version: 2, path: 'shifan' }))
}
