import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { ReadBackDifferently, type Storage } from './storage.ts'

export interface S3Settings {
  /** null: Amazon's own. */
  readonly endpoint: string | null
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * The same store in a bucket. Checksums that the SDK adds of its own are left off: some stores keep their framing inside the file.
 * What was stored is read back and hashed by us in any case.
 */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): Storage & { close(): void } {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
  })
  const place = (programmeId: string, sha256: string): string => `${programmeId}/files/${sha256.slice(0, 2)}/${sha256}`

  const isThere = async (Key: string): Promise<boolean> => {
    try {
      await client.send(new HeadObjectCommand({ Bucket: bucket, Key }))
      return true
    } catch (error) {
      if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return false
      throw error
    }
  }

  const read = async (Key: string): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
    if (!Body) throw new Error('the store gave no content')
    return Body as Readable
  }

  const hashThere = async (Key: string): Promise<string> => {
    const hash = createHash('sha256')
    for await (const part of (await read(Key)) as AsyncIterable<Buffer>) hash.update(part)
    return hash.digest('hex')
  }

  /** Puts it there unless it is, reads it back, and takes away what came back differently. */
  async function putWhole(Key: string, sha256: string, send: () => Promise<unknown>): Promise<void> {
    if ((await isThere(Key)) && (await hashThere(Key)) === sha256) return
    await send()
    if ((await hashThere(Key)) === sha256) return
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
    throw new ReadBackDifferently(`the stored file ${sha256} reads back differently`)
  }

  return {
    async put(programmeId, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const Key = place(programmeId, sha256)
      await putWhole(Key, sha256, () => client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes })))
      return { sha256, size: bytes.length }
    },
    async keep(programmeId, path, sha256, allowed) {
      await allowed
      const Key = place(programmeId, sha256)
      const { size } = await stat(path)
      await putWhole(Key, sha256, () =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: createReadStream(path), ContentLength: size })),
      )
    },
    get: (programmeId, sha256) => read(place(programmeId, sha256)),
    remove: async (programmeId, sha256) =>
      void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: place(programmeId, sha256) }))),
    async putOnce(programmeId, name, text) {
      const Key = `${programmeId}/${name}`
      if (!(await isThere(Key))) await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: text }))
    },
    async texts(programmeId, folder) {
      const keys: string[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: `${programmeId}/${folder}/`,
            ...(ContinuationToken && { ContinuationToken }),
          }),
        )
        for (const { Key } of page.Contents ?? []) if (Key?.endsWith('.jws')) keys.push(Key)
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (ContinuationToken)
      const texts: string[] = []
      for (const key of keys.sort()) texts.push(Buffer.concat(await (await read(key)).toArray()).toString())
      return texts
    },
    // An object is there whole or not at all; nothing unfinished is left.
    sweep: async () => undefined,
    close: () => client.destroy(),
  }
}
