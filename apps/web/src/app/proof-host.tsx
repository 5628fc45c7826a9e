/** Where a fresh proof is asked for, whichever page needs one. The dialog comes to the browser when it is first needed. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { onSessionEnd } from '../graphql/refusal-signals.js'
import { onProofNeeded } from '../graphql/proof.js'
import type { Language } from '../ui/text.js'
import { loadMessages } from './i18n.js'
import '../ui/top-layer.js'

const loadDialog = () => import('../features/identity/security/proof-dialog.js')
const ProofDialog = lazy(() => loadDialog().then((file) => ({ default: file.ProofDialog })))

export function ProofHost({ language }: { readonly language: Language }) {
  const shown = useRef(language)
  const [answer, setAnswer] = useState<((isGiven: boolean) => void) | null>(null)
  useEffect(() => {
    shown.current = language
  }, [language])
  useEffect(
    () =>
      onProofNeeded(async () => {
        await Promise.all([loadMessages(shown.current, 'identity', 'security'), loadDialog()])
        const isGiven = await new Promise<boolean>((resolve) => setAnswer(() => resolve))
        setAnswer(null)
        return isGiven
      }),
    []
  )
  // Whoever is not signed in any more has nothing to prove.
  useEffect(() => onSessionEnd(() => answer?.(false)), [answer])
  if (answer === null) return null
  return (
    <Suspense>
      <ProofDialog onAnswer={answer} />
    </Suspense>
  )
}
