// write() says false: reading pauses until 'drain', when all that was written is gone.
import { setup } from './setup.mjs'

const { source, sink, done } = setup()

source.on('data', (chunk) => {
  if (!sink.write(chunk)) {
    source.pause()
    sink.once('drain', () => source.resume())
  }
})
source.on('end', () => sink.end())
await done
