// A stage in the middle fails half-way. Where the output goes lies the one of yesterday.
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setup } from './setup.mjs'

const { source, sink, size } = setup()
let seen = 0

const broken = new Transform({
  transform(chunk, _, callback) {
    seen += chunk.length
    if (seen > size / 2) callback(new Error('a bug in the middle'))
    else callback(null, chunk)
  },
})
await pipeline(source, broken, sink) // all are destroyed; half a file stays
