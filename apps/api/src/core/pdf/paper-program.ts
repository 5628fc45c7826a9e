/** The program of the thread in which documents are written: it takes seconds in which nothing else would be answered. */
import { parentPort } from 'node:worker_threads'
import type { PaperDocument } from './paper.js'
import { Typesetter } from './typesetter.js'

export type PaperAnswer = { readonly bytes: Uint8Array } | { readonly failure: string }

let typesetter: Promise<Typesetter> | null = null

async function answer(document: PaperDocument): Promise<PaperAnswer> {
  try {
    typesetter ??= Typesetter.load()
    return { bytes: (await typesetter).write(document) }
  } catch (error) {
    // Whatever broke is not asked again.
    typesetter = null
    return { failure: String(error) }
  }
}

parentPort?.on('message', (document: PaperDocument) => {
  void answer(document).then((answered) => parentPort?.postMessage(answered))
})
