/** A step that is tried again in a rush: the server has no connection to spare for a moment, and a little later it has. */
import { toApiError } from '../../../../graphql/api-error.js'

/** How long to wait before each further try, in ms; up to half as much more, so that those who were turned away do not come back together. */
const pauses = [700, 2000] as const

const pausing = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms * (1 + Math.random() / 2)))

const isUnavailable = (error: unknown): boolean => toApiError(error).code === 'UNAVAILABLE'

export interface PatientStep {
  /** Takes the step; carries the version that it rests on, so that it cannot be taken twice. */
  readonly take: () => Promise<unknown>
  /** Whether the step has been taken, as the server says; asked only after an answer was lost. */
  readonly isTaken: () => Promise<boolean>
}

/**
 * Takes a step, at most three times. An answer that is lost may have been a yes: what is refused after that is no refusal when the
 * step turns out to be taken.
 *
 * @throws what the last try was refused with
 */
export async function takePatiently({ take, isTaken }: PatientStep): Promise<void> {
  let wasLost = false
  for (const pause of [...pauses, null]) {
    try {
      await take()
      return
    } catch (error) {
      const isLost = isUnavailable(error)
      wasLost ||= isLost
      if (isLost && pause !== null) await pausing(pause)
      else if (wasLost && (await isTaken().catch(() => false))) return
      else throw error
    }
  }
}
