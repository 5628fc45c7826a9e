// `npm test`: checks Node first, in words that every Node understands; all else is in test/main.mjs.
import { requireNode } from './node-version.mjs'

requireNode()
import('./test/main.mjs').then(function (test) { return test.main(process.argv.slice(2)) })
