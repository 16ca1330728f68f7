import { sha256 } from '@noble/hashes/sha2.js'
import { proofText, provesWork } from 'shared/rules/proof-of-work.ts'

/** Runs beside the page: looks for the number that shows that a computer has worked for this form. */
self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const bytes = new TextEncoder()
  let guess = 0
  while (!provesWork(sha256(bytes.encode(proofText(data, guess))))) guess++
  self.postMessage(guess)
})
