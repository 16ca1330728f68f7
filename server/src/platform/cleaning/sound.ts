import {
  ADTS,
  type AudioCodec,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FLAC,
  FlacOutputFormat,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  QTFF,
  WAVE,
  WavOutputFormat,
  WEBM,
} from 'mediabunny'
import type { SpeakFileType } from 'shared/words/grievances.ts'
import { type Cleaned, Unclean } from './verdict.ts'

interface Packing {
  readonly type: SpeakFileType
  readonly format: () => OutputFormat
}
const mp4: Packing = { type: 'audio/mp4', format: () => new Mp4OutputFormat({ fastStart: 'in-memory' }) }
const ogg: Packing = { type: 'audio/ogg', format: () => new OggOutputFormat() }
const wav: Packing = { type: 'audio/wav', format: () => new WavOutputFormat() }

/** What a coding of sound is packed into anew. */
const packings: Partial<Record<AudioCodec, Packing>> = {
  aac: mp4,
  mp3: { type: 'audio/mpeg', format: () => new Mp3OutputFormat() },
  opus: ogg,
  flac: { type: 'audio/flac', format: () => new FlacOutputFormat() },
  'pcm-s16': wav,
  'pcm-s24': wav,
  'pcm-s32': wav,
  'pcm-u8': wav,
  'pcm-f32': wav,
  alaw: wav,
  ulaw: wav,
}

async function onlyTrack(input: Input): Promise<InputAudioTrack> {
  const tracks = await input.getTracks()
  // Covers of a song are no film, and are left behind.
  if (tracks.some(one => one.isVideoTrack())) throw new Unclean('video')
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Unclean('kind')
  return track
}

async function packAnew(track: InputAudioTrack, codec: AudioCodec, { type, format }: Packing): Promise<Cleaned> {
  const target = new BufferTarget()
  const output = new Output({ format: format(), target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = await track.getDecoderConfig()
  let first = true
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, first && decoderConfig ? { decoderConfig } : undefined)
    first = false
  }
  if (first) throw new Unclean('broken')
  source.close()
  await output.finalize()
  if (!target.buffer) throw new Unclean('broken')
  return { type, bytes: new Uint8Array(target.buffer), removed: ['sound'] }
}

/** A recording packed anew: its sound, sample by sample as it was, and none of the labels, places and pictures beside it. */
export async function cleanSound(bytes: Uint8Array): Promise<Cleaned> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, MP3, FLAC, ADTS] })
  try {
    const track = await onlyTrack(input)
    const codec = track.codec
    const packing = codec && packings[codec]
    if (!codec || !packing) throw new Unclean('kind')
    return await packAnew(track, codec, packing)
  } catch (error) {
    throw error instanceof Unclean ? error : new Unclean('broken')
  } finally {
    input.dispose()
  }
}

/** Bytes of a frame by its kind (RFC 4867, section 3.6); -1 is none. */
const amrFrames = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0]
export const amrHead = '#!AMR\n'

/** What old phones record: a head and frames, with no room for anything else. Whatever is not a frame is not taken. */
export function cleanAmr(bytes: Buffer): Cleaned {
  let at = amrHead.length
  while (at < bytes.length) {
    const head = bytes[at] ?? 0
    const length = amrFrames[(head >> 3) & 0xf] ?? -1
    if (head & 0x83 || length < 0) throw new Unclean('hidden')
    at += 1 + length
  }
  if (at !== bytes.length || at === amrHead.length) throw new Unclean('broken')
  return { type: 'audio/amr', bytes, removed: [] }
}
