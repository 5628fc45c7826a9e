/**
 * Every operation of the web as it is really sent. Read while building, never by the page: the build gives the API the
 * list, and the page sends hashes (see tools/web-operations.mjs).
 */
import { ApolloLink, Observable } from '@apollo/client'
import { OperationTypeNode, print, type DocumentNode } from 'graphql'
import { createClient } from './client.js'

export interface SentOperation {
  readonly name: string
  readonly document: string
}

const files = import.meta.glob<Record<string, unknown>>('../**/*.operations.ts', { eager: true })

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document'
}

function operationType(document: DocumentNode): OperationTypeNode | null {
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition')
  return operation?.operation ?? null
}

/** Lets a real client send the document, to a link that only writes down what arrives. */
function sentBy(document: DocumentNode): Promise<SentOperation> {
  return new Promise((done, failed) => {
    const listener = new ApolloLink((operation) => {
      done({ name: operation.operationName ?? '', document: print(operation.query) })
      return new Observable((observer) => observer.complete())
    })
    const client = createClient(listener)
    const isMutation = operationType(document) === OperationTypeNode.MUTATION
    const sent = isMutation ? client.mutate({ mutation: document }) : client.query({ query: document })
    // The listener answers nothing, which the client takes for a fault; what was sent is known by then.
    sent.catch(failed)
  })
}

/** All of them, by name. */
export async function sentOperations(): Promise<SentOperation[]> {
  const documents = Object.values(files).flatMap((exports) => Object.values(exports).filter(isDocument))
  const operations = await Promise.all(documents.filter((document) => operationType(document) !== null).map(sentBy))
  return operations.sort((one, other) => (one.name < other.name ? -1 : 1))
}
