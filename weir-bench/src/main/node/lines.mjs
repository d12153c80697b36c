// Counts the lines of a file and their characters, in a for-await-loop.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const [source] = process.argv.slice(2)
let count = 0
let characters = 0
for await (const line of createInterface({ input: createReadStream(source), crlfDelay: Infinity })) {
  count++
  characters += line.length
}
console.log(`${count} lines of ${characters} characters`)
