const ids = new Map<string, string>()

/** Remembers under which id the server's list holds an operation. The build writes the calls (bin/documents.ts). */
export function listed<T>(document: T, name: string, id: string | null): T {
  if (id) ids.set(name, id)
  return document
}

export function idOf(operationName: string): string {
  const id = ids.get(operationName)
  if (!id) throw new Error(`${operationName} is not on the list of operations`)
  return id
}
