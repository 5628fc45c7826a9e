import { Worker } from 'node:worker_threads'

/** A thread that nobody needs is kept this long. */
const IDLE_MS = 10_000

/**
 * A thread that answers one question after the other, for work that would hold up everything else. It is started when first
 * asked, ends when nobody needs it, and after a failure the next question gets a new one.
 */
export class AskedThread<Question, Answer> {
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | null = null
  private last: Promise<unknown> = Promise.resolve()

  /** @param program a module that answers every message with one message */
  constructor(private readonly program: URL) {}

  /** @throws Error when the thread fails, or has not answered after so many milliseconds */
  ask(question: Question, patienceMs: number): Promise<Answer> {
    const next = this.last.then(() => this.askNow(question, patienceMs))
    this.last = next.catch(() => undefined)
    return next
  }

  async end(): Promise<void> {
    const worker = this.worker
    this.worker = null
    if (this.idle) clearTimeout(this.idle)
    await worker?.terminate()
  }

  private async askNow(question: Question, patienceMs: number): Promise<Answer> {
    if (this.idle) clearTimeout(this.idle)
    try {
      return await this.answerOf((this.worker ??= this.start()), { question, patienceMs })
    } catch (error) {
      await this.end()
      throw error
    } finally {
      this.idle = setTimeout(() => void this.end(), IDLE_MS).unref()
    }
  }

  private answerOf(worker: Worker, { question, patienceMs }: { question: Question; patienceMs: number }): Promise<Answer> {
    return new Promise<Answer>((done, fail) => {
      const onMessage = (answer: Answer): void => end(() => done(answer))
      const onError = (error: Error): void => end(() => fail(error))
      const onExit = (code: number): void => end(() => fail(new Error(`the thread ended with ${code}`)))
      const tooLong = setTimeout(() => onError(new Error('no answer in time')), patienceMs)
      // One by one: Node has listeners of its own on a worker, without which it falls silent.
      const end = (then: () => void): void => {
        clearTimeout(tooLong)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        then()
      }
      worker.once('message', onMessage).once('error', onError).once('exit', onExit)
      worker.postMessage(question)
    })
  }

  private start(): Worker {
    const worker = new Worker(this.program, { execArgv: [] })
    worker.unref()
    return worker
  }
}
