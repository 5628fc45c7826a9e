// `npm run check`: what needs neither database nor browser; for use before a commit.
import { requireNode } from './node-version.mjs'

requireNode()
import('./test/main.mjs').then(function (test) {
  return test.main(['--only=lint,types,domain,web'].concat(process.argv.slice(2)))
})
