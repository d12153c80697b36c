// A file to a gzip'd file.
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const [source, target] = process.argv.slice(2)
await pipeline(createReadStream(source), createGzip({ level: 6 }), createWriteStream(target))
