// Chunks are written without a look at the answer of write().
import { setup } from './setup.mjs'

const { source, sink, done } = setup()

source.on('data', (chunk) => sink.write(chunk)) // says false: who listens?
source.on('end', () => sink.end())
await done
