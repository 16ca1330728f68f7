/**
 * Which unfinished upload belongs to which question, kept on the device: ids and the file's last change, nothing that
 * tells of its content. The server knows name, size and how much of it is there.
 */
export interface Remembered {
  readonly place: string
  readonly lastModified: number
  readonly revisionOf?: string | undefined
}

const shelf = (account: string): string => `headwater-uploads:${account}`

export function rememberedUploads(account: string): ReadonlyMap<string, Remembered> {
  try {
    return new Map(Object.entries(JSON.parse(localStorage.getItem(shelf(account)) ?? '{}') as Record<string, Remembered>))
  } catch {
    return new Map()
  }
}

function write(account: string, change: (all: Map<string, Remembered>) => void): void {
  try {
    const all = new Map(rememberedUploads(account))
    change(all)
    if (all.size === 0) localStorage.removeItem(shelf(account))
    else localStorage.setItem(shelf(account), JSON.stringify(Object.fromEntries(all)))
  } catch {
    // A browser that refuses storage: after a reload the file is sent from its beginning.
  }
}

export const rememberUpload = (account: string, id: string, upload: Remembered): void => write(account, all => all.set(id, upload))
export const forgetUpload = (account: string, id: string): void => write(account, all => all.delete(id))
