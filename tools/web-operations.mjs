import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './places.mjs'

const web = join(root, 'apps/web')

/**
 * Every operation that the web sends, with the hash by which it is sent. `node tools/web-operations.mjs` prints them.
 *
 * @returns {Promise<{ name: string, hash: string, document: string }[]>}
 * @throws {Error} for two operations of one name, and for a document that stands where nobody looks for it
 */
export async function webOperations() {
  const { runnerImport } = await import('vite')
  const alias = ['domain', 'shared'].map((library) => ({
    find: new RegExp(`^@solmu/${library}/(.*?)(\\.js)?$`), replacement: `${join(root, 'libs', library, 'src')}/$1.ts`
  }))
  const list = join(web, 'src/graphql/operation-list.ts')
  const { module } = await runnerImport(list, { root: web, configFile: false, logLevel: 'error', resolve: { alias } })
  const operations = await module.sentOperations()
  refuseUnclear(operations.map(({ name }) => name))
  return operations.map((operation) => ({ ...operation, hash: createHash('sha256').update(operation.document).digest('hex') }))
}

/** Every operation in the sources must be among those found: the exports of *.operations.ts, each under a name of its own. */
function refuseUnclear(found) {
  const twice = found.filter((name, place) => found.indexOf(name) !== place)
  if (twice.length > 0) throw new Error(`Two operations of the web have the same name: ${twice.join(', ')}`)
  const files = readdirSync(join(web, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
  for (const file of files) {
    const documents = readFileSync(join(web, 'src', file), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)
    for (const [, document] of documents) {
      const [, name] = /^\s*(?:query|mutation|subscription)\b\s*(\w*)/.exec(document) ?? []
      if (name === undefined || found.includes(name)) continue
      throw new Error(`apps/web/src/${file}: the operation ${name || 'without a name'} must be an export of a file named *.operations.ts`)
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await webOperations()))
