// `npm start`: checks Node first, in words that every Node understands; all else is in start/main.mjs.
import { requireNode } from './node-version.mjs'

requireNode()
import('./start/main.mjs').then(function (start) { return start.main(process.argv.slice(2)) })
