import type { Visitor } from '../support/browser.ts'
import type { JourneyHouse } from '../support/journey-house.ts'

/** What several journeys do, by hand. */
export interface Someone {
  readonly name: string
  readonly email: string
  readonly password: string
}

export const founder: Someone = { name: '韩雪', email: 'han.xue@tongliao.example', password: '清水出山 泉声到海 2026' }
export const reviewer: Someone = { name: '林晓岚', email: 'lin@tongliao.example', password: 'spring becomes a stream' }
export const company = '通辽示例轻合金有限公司'

export async function found(visitor: Visitor, house: JourneyHouse): Promise<void> {
  const { say } = visitor
  await visitor.go('/')
  await visitor.write(say('found.code'), house.serving.foundingCode ?? '')
  await visitor.write(say('found.programmeName'), company)
  await visitor.write(say('invitation.name'), founder.name)
  await visitor.write(say('signIn.email'), founder.email)
  await visitor.write(say('password.new'), founder.password)
  await visitor.press(say('found.button'))
  await visitor.page.waitForURL('**/')
  await visitor.page.getByRole('heading', { level: 1, name: say('nav.myWork') }).waitFor()
}

export async function inviteReviewer(visitor: Visitor): Promise<void> {
  const { say } = visitor
  await visitor.go('/members/invite')
  await visitor.write(say('account.name'), reviewer.name)
  await visitor.write(say('signIn.email'), reviewer.email)
  await visitor.field(say('words:role.REVIEWER')).check()
  await visitor.press(say('staff:members.inviteButton'))
  await visitor.page.waitForURL('**/members/invitations')
}

/** Follows the link of a mail and becomes a member. */
export async function join(visitor: Visitor, link: string, password: string): Promise<void> {
  const { say } = visitor
  await visitor.go(link)
  await visitor.write(say('password.new'), password)
  await visitor.press(say('invitation.button'))
  await visitor.page.getByRole('heading', { level: 1, name: say('nav.myWork') }).waitFor()
}

export async function signIn(visitor: Visitor, { email, password }: Pick<Someone, 'email' | 'password'>, path = '/sign-in'): Promise<void> {
  const { say } = visitor
  await visitor.go(path)
  await visitor.write(say('signIn.email'), email)
  await visitor.write(say('signIn.password'), password)
  await visitor.press(say('signIn.button'))
  await visitor.page.waitForURL(url => url.pathname !== '/sign-in')
  await visitor.settled()
}

export async function signOut(visitor: Visitor): Promise<void> {
  const { say } = visitor
  await visitor.go('/account')
  await visitor.press(say('signOut.button'))
  await visitor.text(say('signIn.left')).waitFor()
}
