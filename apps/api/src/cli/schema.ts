import 'reflect-metadata'
import { writeFileSync } from 'node:fs'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { readConfig } from '../core/config/config.js'
import { createServer } from '../server.js'

const HEADER = '# Written from the code by `npm run schema`; changes made here are lost.\n\n'

/** Where the contract lies when no other place is named: in the working folder, which is the root of the workspace. */
const FILE = 'schema.graphql'

/** The contract of an application as a text, always in the same order. */
export function schemaText(app: NestFastifyApplication): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`
}

/** Boots the application without listening and without a database, and writes down what it offers. */
async function writeSchema(file: string): Promise<void> {
  const nowhere = 'postgres://nobody:nothing@127.0.0.1:1/nothing'
  const app = await createServer(readConfig({ DATABASE_URL: nowhere, WORKER: 'off', LOG_LEVEL: 'error' }))
  writeFileSync(file, schemaText(app))
  await app.close()
  process.stdout.write(`Wrote ${file}\n`)
}

if (process.argv[1]?.endsWith('schema.js')) await writeSchema(process.argv[2] ?? FILE)
