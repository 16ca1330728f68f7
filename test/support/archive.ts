import { crc32, deflateRawSync } from 'node:zlib'

/** An archive made by hand, so that it can lie: `says` is the unpacked size it declares for a part. */
export function archive(parts: Readonly<Record<string, string | Buffer>>, says: Readonly<Record<string, number>> = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const called = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(says[name] ?? bytes.length, 18)
    facts.writeUInt16LE(called.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\u0003\u0004'), facts, called, packed)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, entry, called)
    at += 30 + called.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, central, end])
}
