const { generateFiles, names } = require('@nx/devkit')
const { join } = require('node:path')

/**
 * Makes the six files of a noun: entity, schema types, reads, use cases,
 * resolver and spec. What is left to do by hand is printed at the end, because
 * each of it is a decision: the migration, its policy, and the module.
 */
module.exports = async function noun(tree, { feature, name, action = 'network.read' }) {
  const { boundaries } = await import('../../boundaries.mjs')
  if (!(feature in boundaries)) {
    throw new Error(`There is no feature "${feature}". The features are: ${Object.keys(boundaries).join(', ')}.`)
  }
  const folder = `apps/api/src/features/${feature}/${name}`
  if (tree.exists(folder)) throw new Error(`${folder} exists already.`)
  const { className, propertyName, fileName } = names(name)
  const words = name.replaceAll('-', ' ')
  const table = name.replaceAll('-', '_')
  generateFiles(tree, join(__dirname, 'files'), folder, { className, propertyName, fileName, words, table, action })
  return () => {
    process.stdout.write(
      [
        '',
        `${folder} is made. Still to do by hand:`,
        `  1. a migration in apps/api/src/migrations: table ${table}, grants to solmu_app, row-level security`,
        `  2. ${className}Entity into apps/api/src/entities.ts`,
        `  3. ${className}Queries, ${className}Service and ${className}Resolver into ${feature}.module.ts`,
        '  4. npm run schema',
        ''
      ].join('\n')
    )
  }
}
