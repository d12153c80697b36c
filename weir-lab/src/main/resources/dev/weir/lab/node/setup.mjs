// What every lesson begins with: a fast source, a slow sink, and gauges on both for the lab.
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

const CHUNK = 64 << 10
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis))

// Keeps to so many bytes a second: says how many milliseconds it is ahead.
function pace(perSecond) {
  let free = performance.now()
  return (bytes) => {
    free = Math.max(free, performance.now() - 100) + (bytes / perSecond) * 1000
    return free - performance.now()
  }
}

// The file, read fast.
async function* chunks(path, speed) {
  const file = openSync(path, 'r')
  const ahead = pace(speed)
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK)
      const bytes = readSync(file, chunk)
      if (bytes === 0) return
      gauge.read += bytes
      yield chunk.subarray(0, bytes)
      const millis = ahead(bytes)
      if (millis > 5) await sleep(millis)
    }
  } finally {
    closeSync(file)
  }
}

// A file, written slowly.
function slow(path, rate) {
  const file = openSync(path, 'w')
  const ahead = pace(rate)
  const take = (chunk, callback) => {
    writeSync(file, chunk)
    gauge.written += chunk.length
    const millis = ahead(chunk.length)
    if (millis > 5) setTimeout(callback, millis)
    else callback()
  }
  return new Writable({
    write: (chunk, _, callback) => take(chunk, callback),
    writev: (parts, callback) => {
      const someAtATime = (from) => {
        const some = []
        let bytes = 0
        while (from < parts.length && (bytes === 0 || bytes + parts[from].chunk.length <= CHUNK)) {
          bytes += parts[from].chunk.length
          some.push(parts[from++].chunk)
        }
        const next = from < parts.length ? () => someAtATime(from) : callback
        take(some.length === 1 ? some[0] : Buffer.concat(some), next)
      }
      someAtATime(0)
    },
    destroy: (error, callback) => {
      closeSync(file)
      callback(error)
    },
  })
}

const gauge = { read: 0, written: 0, buffered: () => gauge.read - gauge.written, mark: 0 }

export function setup() {
  const [input, output, speed, rate] = process.argv.slice(2)
  const source = Readable.from(chunks(input, Number(speed)), { objectMode: false, highWaterMark: CHUNK })
  const sink = slow(output, Number(rate))
  gauge.mark = sink.writableHighWaterMark
  const tell = () => process.stdout.write(`gauge ${gauge.read} ${gauge.buffered()} ${gauge.mark}\n`)
  setInterval(tell, 25).unref()
  return {
    source,
    sink,
    size: statSync(input).size,
    done: finished(sink),
    follow(stage) { // what it has not taken yet is buffered: its output is of another size
      gauge.buffered = () => gauge.read - stage.bytesWritten
      return stage
    },
  }
}
