import { Injectable, type OnModuleDestroy } from '@nestjs/common'
import { AskedThread } from '../thread/asked-thread.js'
import type { PaperAnswer } from './paper-program.js'
import type { PaperDocument } from './paper.js'

/** A document of hundreds of pages is written in this time on a slow machine. */
const PATIENCE_MS = 120_000

/** Writes documents in a thread of its own, one after the other. */
@Injectable()
export class PaperService implements OnModuleDestroy {
  private readonly thread = new AskedThread<PaperDocument, PaperAnswer>(new URL('./paper-program.js', import.meta.url))

  /** The document as PDF: the same bytes whenever it is written. */
  async write(document: PaperDocument): Promise<Buffer> {
    const answer = await this.thread.ask(document, PATIENCE_MS)
    if ('failure' in answer) throw new Error(answer.failure)
    return Buffer.from(answer.bytes)
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.end()
  }
}
