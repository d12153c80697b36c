// The same source and sink, and gzip between them, as one pipeline.
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { setup } from './setup.mjs'

const { source, sink, follow } = setup()

await pipeline(source, follow(createGzip()), sink)
