import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import Sequencer from '@jest/test-sequencer'
import { root } from '../places.mjs'

const file = new URL('long-specs.json', import.meta.url)

/**
 * Seconds that the long spec files took when somebody last looked (`long-specs.json`, by path). It is an order and no
 * promise: nothing fails when a number is old.
 */
export const longSpecs = JSON.parse(readFileSync(file, 'utf8'))

/**
 * Jest starts the long spec files first, so that no core waits at the end for the last of them. Jest itself knows how
 * long a file took only where it has run before, and a fresh clone has not.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const secondsOf = ({ path }) => longSpecs[relative(root, path).replaceAll('\\', '/')] ?? 0
    return super.sort([...tests]).sort((one, other) => secondsOf(other) - secondsOf(one))
  }
}
