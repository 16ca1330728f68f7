import { createServer } from 'node:net'
import { inject } from 'vitest'
import { type Beginning, openTestHouse, type TestHouse } from './house.ts'
import { openPost, type Post } from './post.ts'
import { toldStory } from './told-story.ts'

export interface JourneyHouse extends TestHouse {
  readonly post: Post
}

type Options = NonNullable<Parameters<typeof openTestHouse>[0]>

/** A house that browsers can walk into: its links lead to where it really is, its mails go over SMTP. */
export async function openJourneyHouse(options: Options = {}, from?: Beginning): Promise<JourneyHouse> {
  const post = await openPost()
  const port = await freePort()
  const own = { port, origin: `http://127.0.0.1:${port}`, smtpUrl: post.url }
  const house = await openTestHouse({ ...own, ...options, parts: { portalFolder: inject('portal'), ...options.parts } }, from)
  return {
    ...house,
    post,
    async close() {
      await house.close()
      await post.close()
    },
  }
}

/** The demonstration with its story, as it is a moment after the first start; what is done to it here nobody else sees. */
export const openStoryHouse = async (parts: Options['parts'] = {}): Promise<JourneyHouse> =>
  openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true, ...parts } }, await toldStory(inject('postgres')))

/** The address stands in mails, so it has to be known before the house opens. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
