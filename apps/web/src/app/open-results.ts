/** Which consortia publish results for everybody. Asked once for as long as the page stays. */
import { useEffect, useState } from 'react'
import type { LocalizedText } from '../ui/text.js'

export interface OpenConsortium {
  readonly id: string
  readonly name: LocalizedText
}

let asking: Promise<readonly OpenConsortium[]> | null = null

async function ask(): Promise<readonly OpenConsortium[]> {
  const answer = await fetch('/api/public/consortia', { credentials: 'omit' })
  if (!answer.ok) throw new Error(String(answer.status))
  return ((await answer.json()) as { consortia: readonly OpenConsortium[] }).consortia
}

/** None while they are asked for, and when nobody answers: the links to them are no more than a convenience. */
export function useOpenConsortia(): readonly OpenConsortium[] {
  const [consortia, setConsortia] = useState<readonly OpenConsortium[]>([])
  useEffect(() => {
    let isHere = true
    asking ??= ask()
    asking.then(
      (found) => {
        if (isHere) setConsortia(found)
      },
      () => {
        asking = null
      }
    )
    return () => {
      isHere = false
    }
  }, [])
  return consortia
}
