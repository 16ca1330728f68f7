import { join } from 'node:path'
import type { S3Settings } from './s3-storage.ts'
import { folderStorage, type Storage } from './storage.ts'

/** The bucket if one is named, or the folder. The bucket's library is loaded only then. */
export async function openStorage(settings: { data: string; s3?: S3Settings | null }): Promise<Storage> {
  if (!settings.s3) return folderStorage(join(settings.data, 'files'))
  const { s3Storage } = await import('./s3-storage.ts')
  return s3Storage(settings.s3)
}
