// A gzip'd file to a file.
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

const [source, target] = process.argv.slice(2)
await pipeline(createReadStream(source), createGunzip(), createWriteStream(target))
