/**
 * The answers of one assessment while somebody writes them: what is written, what is saved, what somebody else has written
 * meanwhile. Saves by itself a moment after something was written; without a connection everything stays on this device and goes
 * when it is back. Nothing is written over before its writer has chosen.
 */
import { joinedComments } from '@solmu/domain/quality/assessment-answers.js'
import { type ApiError, toApiError } from '../../../graphql/api-error.js'
import type { UnsentStore } from '../../results/unit-return/saving/unsent-store.js'
import type { AnswerResult, StoredAnswer } from './assessment.operations.js'
import { type CriterionAnswer, isSendable, noAnswer } from './criterion-form.js'

/** How long the writer may pause before what was written goes, and how soon it is kept on this device; in ms. */
const pause = 800
const keepAfter = 100
/** How long to wait before trying again without a connection, in ms; the last one for ever after. */
const patience = [2000, 5000, 10_000, 20_000, 30_000] as const

/**
 * saved: all that can be is with the server · saving: something is on its way · offline: there is no connection, it is kept here
 * and goes by itself · failed: the server will not have it as things stand.
 */
export type SavePhase = 'saved' | 'saving' | 'offline' | 'failed'

/** What somebody else has said meanwhile. */
export interface TheirAnswer {
  readonly answer: CriterionAnswer
  readonly version: number
  readonly changedBy: string | null
  readonly changedAt: string | null
}

export interface HeldAnswer extends TheirAnswer {
  readonly isUnsent: boolean
  /** Set while its writer has not chosen between the two. */
  readonly theirs: TheirAnswer | null
  /** The code by which the server has refused it. */
  readonly refusal: string | null
  /** Grows with every change here. */
  readonly turn: number
}

/** mine, theirs, or mine with both comments. */
export type Choice = 'mine' | 'theirs' | 'joined'

export interface SentAnswer extends CriterionAnswer {
  readonly criterionCode: string
  readonly expectedVersion: number
}

export interface AnswerStoreParts {
  readonly stored: readonly StoredAnswer[]
  readonly unsent: UnsentStore
  readonly send: (answers: readonly SentAnswer[]) => Promise<readonly AnswerResult[]>
  /** The name of whoever writes here. */
  readonly writer: string
}

export interface SaveState {
  readonly phase: SavePhase
  /** When something was saved from here last, as an instant. */
  readonly savedAt: string | null
  readonly error: ApiError | null
}

const empty: HeldAnswer = { answer: noAnswer, version: 0, changedBy: null, changedAt: null, isUnsent: false, theirs: null, refusal: null, turn: 0 }

const theirsOf = ({ value, skipped, comment, version, changedBy, changedAt }: StoredAnswer): TheirAnswer => ({
  ...{ answer: { value, skipped, comment }, version, changedBy, changedAt }
})

const isSame = (a: CriterionAnswer, b: CriterionAnswer): boolean => a.value === b.value && a.skipped === b.skipped && a.comment === b.comment

/** What is kept on this device, as it was kept. */
function readKept(text: string): CriterionAnswer | null {
  try {
    const { value, skipped, comment } = JSON.parse(text) as Partial<CriterionAnswer>
    return typeof comment === 'string' ? { value: typeof value === 'number' ? value : null, skipped: typeof skipped === 'string' ? skipped : null, comment } : null
  } catch {
    return null
  }
}

export class AnswerStore {
  private readonly parts: AnswerStoreParts
  private readonly listeners = new Set<() => void>()
  private held: ReadonlyMap<string, HeldAnswer>
  private now: SaveState = { phase: 'saved', savedAt: null, error: null }
  private sendTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private readonly toKeep = new Set<string>()
  private flight: Promise<void> | null = null
  private failures = 0

  constructor(parts: AnswerStoreParts) {
    this.parts = parts
    this.held = new Map(parts.stored.map((each) => [each.criterionCode, { ...empty, ...theirsOf(each) }]))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly state = (): SaveState => this.now

  /** Every answer; another object whenever one of them has changed. */
  readonly all = (): ReadonlyMap<string, HeldAnswer> => this.held

  of(code: string): HeldAnswer {
    return this.held.get(code) ?? empty
  }

  /** Puts back what was left on this device, and begins to send it. Gives the codes of what was put back. */
  async start(): Promise<readonly string[]> {
    const left = await this.parts.unsent.read().catch(() => [])
    const back = left.flatMap(({ key, text, version }) => {
      const answer = readKept(text)
      // What was written here since the page was opened counts more than what was left before.
      return answer && !this.of(key).isUnsent ? [{ key, answer, version }] : []
    })
    for (const { key, answer, version } of back) {
      const before = this.of(key)
      if (isSame(answer, before.answer)) this.keepSoon(key)
      else this.put(key, { ...before, answer, isUnsent: true, version, theirs: version < before.version ? before : null, turn: before.turn + 1 })
    }
    this.plan()
    return back.map(({ key }) => key)
  }

  /** Somebody writes here. */
  write(code: string, answer: CriterionAnswer): void {
    const before = this.of(code)
    this.put(code, { ...before, answer, isUnsent: true, refusal: null, turn: before.turn + 1 })
    this.keepSoon(code)
    this.plan()
  }

  /** What the server has now: what is not being written here follows it. */
  adopt(stored: readonly StoredAnswer[]): void {
    for (const each of stored) {
      const mine = this.of(each.criterionCode)
      if (!mine.isUnsent && each.version > mine.version) this.put(each.criterionCode, { ...mine, ...theirsOf(each), turn: mine.turn + 1 })
    }
  }

  /** Chooses where two have answered the same. */
  resolve(code: string, choice: Choice): void {
    const mine = this.of(code)
    const { theirs } = mine
    if (!theirs) return
    const joined = { ...mine.answer, comment: joinedComments(mine.answer.comment, theirs.answer.comment) }
    const answer = choice === 'theirs' ? theirs.answer : choice === 'joined' ? joined : mine.answer
    const isUnsent = choice !== 'theirs' && !isSame(answer, theirs.answer)
    this.put(code, { ...mine, ...theirs, answer, isUnsent, theirs: null, refusal: null, turn: mine.turn + 1 })
    this.keepSoon(code)
    this.plan()
  }

  /** The codes of criteria about which a choice waits. */
  clashes(): readonly string[] {
    return [...this.held].flatMap(([code, { theirs }]) => (theirs ? [code] : []))
  }

  hasUnsent(): boolean {
    return [...this.held.values()].some(({ isUnsent }) => isUnsent)
  }

  /** Sends now, and waits for what is on its way. */
  async flush(): Promise<void> {
    clearTimeout(this.sendTimer)
    while (this.flight) await this.flight
    const ready = this.ready()
    if (ready.length === 0) return
    this.flight = this.fly(ready).finally(() => {
      this.flight = null
    })
    await this.flight
    if (this.now.error === null && this.ready().length > 0) this.plan()
  }

  /** The connection may be back. */
  retry(): void {
    this.failures = 0
    void this.flush()
  }

  /** The page is left: what is written stays on this device, and goes if it can. */
  leave(): void {
    clearTimeout(this.keepTimer)
    void this.keep()
    void this.flush()
  }

  private ready(): readonly string[] {
    return [...this.held].flatMap(([code, { answer, isUnsent, theirs, refusal }]) => (isUnsent && !theirs && refusal === null && isSendable(answer) ? [code] : []))
  }

  private plan(): void {
    if (this.now.phase === 'offline' || this.flight || this.ready().length === 0) return
    clearTimeout(this.sendTimer)
    this.sendTimer = setTimeout(() => void this.flush(), pause)
  }

  private async fly(codes: readonly string[]): Promise<void> {
    const sent = new Map(codes.map((code) => [code, this.of(code)]))
    this.set({ phase: 'saving', error: null })
    try {
      const results = await this.parts.send(codes.map((criterionCode) => ({ ...this.of(criterionCode).answer, criterionCode, expectedVersion: this.of(criterionCode).version })))
      this.failures = 0
      for (const result of results) this.take(result, sent.get(result.criterionCode) ?? empty)
      this.set({ phase: 'saved', savedAt: new Date().toISOString(), error: null })
    } catch (error) {
      this.onFailure(toApiError(error))
    }
  }

  private take({ criterionCode, outcome, answer, code }: AnswerResult, sent: HeldAnswer): void {
    const mine = this.of(criterionCode)
    if (outcome === 'clash') return this.put(criterionCode, { ...mine, theirs: answer ? theirsOf(answer) : { ...empty } })
    if (outcome === 'refused') return this.put(criterionCode, { ...mine, refusal: mine.turn === sent.turn ? (code ?? 'INVALID_INPUT') : null })
    const isStill = mine.turn === sent.turn
    const known = answer ? { version: answer.version, changedBy: answer.changedBy ?? this.parts.writer, changedAt: answer.changedAt } : {}
    this.put(criterionCode, { ...mine, ...known, isUnsent: !isStill, ...(isStill && answer && { answer: theirsOf(answer).answer }) })
    this.keepSoon(criterionCode)
  }

  private onFailure(error: ApiError): void {
    const waits = error.kind === 'unavailable'
    this.set({ phase: waits ? 'offline' : 'failed', error })
    if (!waits) return
    const wait = patience[Math.min(this.failures, patience.length - 1)]
    this.failures += 1
    clearTimeout(this.sendTimer)
    this.sendTimer = setTimeout(() => void this.flush(), wait)
  }

  private keepSoon(code: string): void {
    this.toKeep.add(code)
    clearTimeout(this.keepTimer)
    this.keepTimer = setTimeout(() => void this.keep(), keepAfter)
  }

  /** Makes what is kept on this device the same as what is unsent. */
  private async keep(): Promise<void> {
    const codes = [...this.toKeep]
    this.toKeep.clear()
    const open = codes.filter((code) => this.of(code).isUnsent)
    try {
      if (open.length > 0) await this.parts.unsent.keep(open.map((key) => ({ key, text: JSON.stringify(this.of(key).answer), note: '', version: this.of(key).version })))
      await this.parts.unsent.forget(codes.filter((code) => !this.of(code).isUnsent))
    } catch {
      // A browser that keeps nothing: the page itself still does, and asks before it is left.
    }
  }

  private put(code: string, answer: HeldAnswer): void {
    this.held = new Map(this.held).set(code, answer)
    this.tell()
  }

  private set(part: Partial<SaveState>): void {
    this.now = { ...this.now, ...part }
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
