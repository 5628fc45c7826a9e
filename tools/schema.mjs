import { buildApi } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { PlainError } from './plain-error.mjs'
import { print, runTool, stage } from './progress.mjs'
import { runApiProgram } from './start/child.mjs'

/** `npm run schema`: writes schema.graphql from the code, and from it the types of the web's documents. */
await runTool(async () => {
  await stage('Dependencies', ensureInstalled)
  await stage('Build', buildApi)
  const { code, errors } = await runApiProgram('cli/schema', { onLine: (line) => print(`    ${line}`) }).ended
  if (code !== 0) throw new PlainError('The schema could not be written.', { details: errors })
  // Its packages are not there before the installation.
  const { writeIntrospection, writeWebTypes } = await import('./web-types.mjs')
  await stage('Web', async () => {
    await writeIntrospection()
    writeWebTypes()
  })
})
