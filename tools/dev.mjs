// `npm run dev`: checks Node first, in words that every Node understands; all else is in dev/main.mjs.
import { requireNode } from './node-version.mjs'

requireNode()
import('./dev/main.mjs').then(function (dev) { return dev.main() })
