import autocannon from 'autocannon'

/** The middle of some numbers. */
export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5)
/** The number that so large a part of them does not pass. */
export const percentile = (numbers: readonly number[], part: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}
export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

const headers = (token: string): Record<string, string> => ({ 'content-type': 'application/json', cookie: `headwater=${token}` })

/** One request, its JSON. An error in it is the bench's failure. */
export async function post<T>(url: string, token: string, body: string, more: Record<string, string> = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers(token), ...more }, body })
  const answer = (await response.json()) as { data?: T; errors?: unknown }
  if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer))
  return answer.data
}

/** Requests per second over so many connections. */
export async function throughput(url: string, token: string, body: string, seconds: number, connections = 8): Promise<number> {
  const result = await autocannon({ url: `${url}/graphql`, method: 'POST', headers: headers(token), body, connections, duration: seconds })
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} answers were not 200, ${result.errors} failed`)
  return result.requests.average
}

/** How long each of so many requests took, one after another, in ms. */
export async function latencies(count: number, request: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at++) {
    const began = performance.now()
    await request(at)
    taken.push(performance.now() - began)
  }
  return taken
}
