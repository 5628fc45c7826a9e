/** When the session ends. The server's clock counts; that of the device may be wrong. */
import { ApiError, errorOfAnswer } from '../../graphql/api-error.js'
import { noteAnswer, noteNoAnswer } from '../../graphql/connection.js'

export interface SessionTimes {
  /** The end, by the clock of this device, in ms. */
  readonly endsAt: number
  /** From when the person is warned, by the clock of this device, in ms. */
  readonly warnsAt: number
}

/** How far the server's clock is ahead of this device's, in ms; answers are dated to the second. */
function clockLead(answer: Response): number {
  const said = Date.parse(answer.headers.get('date') ?? '')
  const lead = said - Date.now()
  return Math.abs(lead) > 2000 ? lead : 0
}

async function ask(method: 'GET' | 'POST'): Promise<SessionTimes> {
  const answer = await fetch('/auth/session', { method, credentials: 'same-origin' }).catch(() => {
    noteNoAnswer()
    throw new ApiError({ code: 'UNAVAILABLE' })
  })
  noteAnswer()
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  const { endsAt, warnsAt } = JSON.parse(text) as { endsAt: string; warnsAt: string }
  const lead = clockLead(answer)
  return { endsAt: Date.parse(endsAt) - lead, warnsAt: Date.parse(warnsAt) - lead }
}

/** Asking does not prolong the session. @throws ApiError NOT_SIGNED_IN once it has ended */
export const getSessionTimes = (): Promise<SessionTimes> => ask('GET')

/** Prolongs the session, as far as its longest life allows. @throws ApiError NOT_SIGNED_IN once it has ended */
export const prolongSession = (): Promise<SessionTimes> => ask('POST')
