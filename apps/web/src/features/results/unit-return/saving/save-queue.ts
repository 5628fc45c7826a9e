/**
 * Sends what was written: at most two seconds after it was written, many figures at once, one request under way at a time.
 * What could not be sent waits on this device and goes by itself when the connection is back.
 */
import { toApiError, type ApiError } from '../../../../graphql/api-error.js'
import { sentValue, type CellState } from '../sheet/cell-state.js'
import type { SheetStore } from '../sheet/sheet-store.js'
import type { SaveAnswer, SaveCellInput } from '../unit-return.types.js'
import type { UnsentStore } from './unsent-store.js'

/** How long the writer may pause, and how long they may go on writing, before figures are sent; in ms. */
const pause = 800
const longestWait = 2000
/** How soon what is written is kept on this device, in ms. */
const keepAfter = 150
/** How long to wait before trying again without a connection, in ms; the last one for ever after. */
const patience = [2000, 5000, 10_000, 20_000, 30_000] as const
/** How many figures go at once. */
const largestBatch = 250

/**
 * saved: all is with the server · waiting: it goes in a moment · saving: it is on its way · offline: there is no connection,
 * it is kept here and goes by itself · failed: the server will not have it as things stand.
 */
export type SavePhase = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed'

export interface SaveState {
  readonly phase: SavePhase
  /** When something was last saved from here, as an instant. */
  readonly savedAt: string | null
  readonly error: ApiError | null
}

export interface SaveQueueParts {
  readonly sheet: SheetStore
  readonly unsent: UnsentStore
  readonly send: (cells: readonly SaveCellInput[], isLeaving: boolean) => Promise<SaveAnswer>
  /** The name of whoever writes here. */
  readonly writer: string
  readonly onSaved?: (answer: SaveAnswer) => void
  readonly onError?: (error: ApiError) => void
}

type Timer = ReturnType<typeof setTimeout> | undefined

function inputOf(sheet: SheetStore, { indicatorId, breakdown, answer, note, version }: CellState): SaveCellInput {
  const { decimals } = sheet.kindOf(indicatorId)
  const value = sentValue(answer, decimals)
  return { indicatorId, breakdown, status: answer?.status ?? null, value, note, expectedVersion: version, isCleared: !answer }
}

export class SaveQueue {
  private readonly parts: SaveQueueParts
  private readonly listeners = new Set<() => void>()
  private readonly kept = new Map<string, number>()
  private now: SaveState = { phase: 'saved', savedAt: null, error: null }
  private sendTimer: Timer
  private keepTimer: Timer
  private waitingSince: number | null = null
  private failures = 0
  private flight: Promise<void> | null = null
  private stop: (() => void) | null = null
  private knownVersion: number | null = null

  constructor(parts: SaveQueueParts) {
    this.parts = parts
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly state = (): SaveState => this.now

  /** The version of the return after what was last saved; null before anything was. */
  version(): number | null {
    return this.knownVersion
  }

  /** Puts back what was left on this device, and begins to send. Gives the keys of what was put back. */
  async start(): Promise<readonly string[]> {
    const left = await this.parts.unsent.read().catch(() => [])
    for (const { key } of left) this.kept.set(key, -1)
    const restored = this.parts.sheet.restore(left)
    this.stop?.()
    this.stop = this.parts.sheet.subscribe(() => this.onWritten())
    this.onWritten()
    return restored
  }

  /** The page is left: what can be sent is sent at once, the rest stays on this device. */
  leave(): void {
    this.stop?.()
    this.stop = null
    clearTimeout(this.keepTimer)
    void this.keep()
    void this.flush({ isLeaving: true })
  }

  /** Whether something is not with the server yet. */
  hasUnsent(): boolean {
    return this.parts.sheet.all().some(({ isUnsent }) => isUnsent)
  }

  /** Whether something will not go by itself within a moment. */
  isStuck(): boolean {
    const { phase } = this.now
    if (phase === 'offline' || phase === 'failed') return this.hasUnsent()
    return this.parts.sheet.all().some(({ isUnsent, issue, theirs }) => isUnsent && (issue !== null || theirs !== null))
  }

  /** Sends now; waits for what is on its way. Does nothing when there is nothing to send. */
  async flush({ isLeaving = false }: { readonly isLeaving?: boolean } = {}): Promise<void> {
    clearTimeout(this.sendTimer)
    while (this.flight) await this.flight
    const ready = this.parts.sheet.ready().slice(0, largestBatch)
    if (ready.length === 0) return
    this.flight = this.fly(ready, isLeaving).finally(() => {
      this.flight = null
    })
    await this.flight
    const hasMore = this.now.error === null && this.parts.sheet.ready().length > 0
    if (hasMore) this.plan()
  }

  /** The connection may be back. */
  retry(): void {
    this.failures = 0
    void this.flush()
  }

  private onWritten(): void {
    clearTimeout(this.keepTimer)
    this.keepTimer = setTimeout(() => void this.keep(), keepAfter)
    if (this.parts.sheet.ready().length > 0) return this.plan()
    this.waitingSince = null
    if (!this.flight && !this.hasUnsent()) this.set({ phase: 'saved', error: null })
  }

  private plan(): void {
    if (this.now.phase === 'offline' || this.flight) return
    this.set({ phase: 'waiting', error: null })
    this.waitingSince ??= Date.now()
    const left = longestWait - (Date.now() - this.waitingSince)
    clearTimeout(this.sendTimer)
    this.sendTimer = setTimeout(() => void this.flush(), Math.max(0, Math.min(pause, left)))
  }

  private async fly(ready: readonly CellState[], isLeaving: boolean): Promise<void> {
    const { sheet, send, writer, onSaved } = this.parts
    this.waitingSince = null
    this.set({ phase: 'saving', error: null })
    try {
      const answer = await send(ready.map((cell) => inputOf(sheet, cell)), isLeaving)
      this.failures = 0
      this.knownVersion = answer.unitReturn.version
      const at = new Date().toISOString()
      // Set before the figures are told, so that whoever hears of them plans anew from here.
      this.now = { phase: 'saved', savedAt: answer.cells.length > 0 ? at : this.now.savedAt, error: null }
      sheet.noteConflicts(answer.conflicts)
      sheet.noteRefusals(ready, answer.refusals)
      sheet.noteSaved(ready, answer.cells, { name: writer, at })
      this.tell()
      onSaved?.(answer)
    } catch (error) {
      this.onFailure(toApiError(error))
    }
  }

  private onFailure(error: ApiError): void {
    const waits = error.kind === 'unavailable'
    this.set({ phase: waits ? 'offline' : 'failed', error })
    this.parts.onError?.(error)
    if (!waits) return
    const wait = patience[Math.min(this.failures, patience.length - 1)]
    this.failures += 1
    clearTimeout(this.sendTimer)
    this.sendTimer = setTimeout(() => void this.flush(), wait)
  }

  /** Makes what is kept on this device the same as what is unsent. */
  private async keep(): Promise<void> {
    const { sheet, unsent } = this.parts
    const open = sheet.all().filter(({ isUnsent }) => isUnsent)
    const changed = open.filter(({ key, turn }) => this.kept.get(key) !== turn)
    const openKeys = new Set(open.map(({ key }) => key))
    const gone = [...this.kept.keys()].filter((key) => !openKeys.has(key))
    for (const { key, turn } of changed) this.kept.set(key, turn)
    for (const key of gone) this.kept.delete(key)
    try {
      if (changed.length > 0) await unsent.keep(changed.map(({ key, note, version }) => ({ key, text: sheet.text(key), note, version })))
      if (gone.length > 0) await unsent.forget(gone)
    } catch {
      // A browser that keeps nothing: the page itself still does, and asks before it is left.
    }
  }

  private set(part: Partial<SaveState>): void {
    const next = { ...this.now, ...part }
    const isSame = next.phase === this.now.phase && next.error === this.now.error && next.savedAt === this.now.savedAt
    if (isSame) return
    this.now = next
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
