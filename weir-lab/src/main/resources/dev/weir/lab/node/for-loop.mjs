// The lines of a file that is larger than the memory, with slow work for each.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setup } from './setup.mjs'

const { source, sink, done } = setup()

for await (const line of createInterface({ input: source })) {
  if (!sink.write(line + '\n')) {
    await once(sink, 'drain') // forget this, and it is naive again
  }
}
sink.end()
await done
