import { settleLanguage } from '../lib/language.ts'
import { setViewer, type Viewer } from '../lib/session.ts'

/** What follows every way in: language first, so that the first page speaks it. */
export async function enter(viewer: Viewer): Promise<void> {
  if (viewer.account) await settleLanguage(viewer.account.locale)
  setViewer(viewer)
}
