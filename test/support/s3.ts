import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Settings } from 'server/src/platform/s3-storage.ts'

interface Bucket {
  readonly settings: S3Settings
  /** Where the store keeps its own files, to spoil them. */
  readonly folder: string
  close(): Promise<void>
}

/** A real server of the S3 protocol (s3rver), in this process, on the loopback. */
export async function openBucket(): Promise<Bucket> {
  const S3rver = createRequire(import.meta.url)('s3rver') as typeof import('s3rver')
  const directory = await mkdtemp(join(tmpdir(), 'headwater-s3-'))
  const bucket = 'evidence'
  const server = new S3rver({ port: 0, address: '127.0.0.1', directory, silent: true, configureBuckets: [{ name: bucket, configs: [] }] })
  const { port } = await server.run()
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    folder: directory,
    async close() {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
