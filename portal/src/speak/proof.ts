/** Begins to work for this form at once, so that it is done by the time somebody has written. Null: this browser has no workers. */
export function startProof(form: HTMLFormElement): Promise<void> | null {
  const challenge = form.dataset.proof
  const field = form.querySelector<HTMLInputElement>('input[name=proof]')
  if (!challenge || !field || field.value) return null
  try {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
    return new Promise(resolve => {
      worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
        field.value = String(data)
        worker.terminate()
        resolve()
      })
      // Without a proof the form goes its slower way.
      worker.addEventListener('error', () => resolve())
      worker.postMessage(challenge)
    })
  } catch {
    return null
  }
}
